Feature: A test worth taking, by keyboard alone

  Scenario: A quiz is set up, taken, killed in the middle, resumed and handed in
    Given a new learner
    When I press Ctrl+3
    And I press Enter
    And I press Enter
    Then a test of 10 questions is on the screen
    When I answer 3 questions of it and the program is killed
    And the window is opened again
    And I press Ctrl+3
    Then a test is offered to be gone on with
    When I press Enter
    Then question 4 is on the screen and 3 are answered
    And the clock shows the time that was used before
    When I answer the other questions
    And I press Ctrl+Enter
    Then the report shows a mark for each of 10 questions
    When I press Enter
    Then what was missed is being learned
    When I press Ctrl+Z
    Then 0 answers are in the log
    When I press Esc
    Then the test stands among those handed in
