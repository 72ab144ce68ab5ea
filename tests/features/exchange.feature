Feature: A teacher's bank from a spreadsheet, and out again

  Scenario: Taken from a spreadsheet, found and replaced, and undone
    Given a new learner
    When the spreadsheet Harbour.csv is dropped on the window
    Then 10 questions can be taken
    And 1 is left out, which says why
    And nothing is stored yet
    When I press Enter
    Then Harbour has 10 questions of every kind that both formats have
    When I press Ctrl+H
    And I type festival
    And I press Tab
    And I type fair
    Then every place is shown before and after
    When I press Enter
    Then no question of Harbour says festival
    And undo is called Undo replace text in 5 questions
    When I press Ctrl+Z
    Then Harbour is as it was taken
    When I press Ctrl+Z
    Then there is no bank Harbour

  Scenario Outline: Out to a file and back the same
    Given a new learner
    When the spreadsheet Harbour.csv is dropped on the window
    And I press Enter
    And Harbour is written to Harbour<suffix>
    And Harbour<suffix> is dropped on the window
    And I press Enter
    Then I am told of 10 unchanged
    And Harbour is as it was taken
    When Harbour is deleted
    And Harbour<suffix> is dropped on the window
    And I press Enter
    Then Harbour is as it was taken

    Examples:
      | suffix    |
      | .gift     |
      | .csv      |
      | .tsv      |
      | .quizbank |
