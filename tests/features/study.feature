Feature: Study by keyboard, and lose nothing

  Scenario: The first start is ready to study
    Given a new learner
    Then Today says there are new cards to learn
    When I press Enter
    Then a question is on the screen

  Scenario: An answer is shown with the passage that proves it
    Given a learner who is studying
    When I press Space
    Then the right answer is shown
    And the evidence is marked in the article
    And each rating shows the interval it would give

  Scenario: Space gives the rating that is proposed
    Given a learner who is studying
    When I press Space
    And I press Space
    Then another question is on the screen
    And 1 answer is in the log

  Scenario: A rating is taken back
    Given a learner who is studying
    When I press Space
    And I press 3
    And I press Ctrl+Z
    Then the first question is on the screen again
    And 0 answers are in the log

  Scenario: A taken back rating is given again
    Given a learner who is studying
    When I press Space
    And I press 3
    And I press Ctrl+Z
    And I press Ctrl+Shift+Z
    Then another question is on the screen
    And 1 answer is in the log

  Scenario: A card is put off until tomorrow
    Given a learner who is studying
    When I press Space
    And I press B
    Then another question is on the screen
    And 0 answers are in the log

  Scenario: Leaving keeps what was answered
    Given a learner who is studying
    When I press Space
    And I press 4
    And I press Esc
    Then Today is on the screen
    And 1 answer is in the log

  Scenario: Tomorrow the app knows what to ask again
    Given a learner who is studying
    When I press Space
    And I press 1
    And the window is closed and opened again a day later
    Then Today says that cards are due

  Scenario: The library finds a word of an answer
    Given a new learner
    When I press Ctrl+F
    And I type Kumsusan
    Then every question in the list is about Kumsusan

  Scenario: The library finds a word that stands in an article alone
    Given a new learner
    When I press Ctrl+F
    And I type balloons
    Then the library says that it stands in the article

  Scenario: A bank that is dropped on the window is added
    Given a new learner
    When a bank file is dropped on the window
    And I press Ctrl+4
    Then the library lists 2 banks
    When I press Ctrl+Z
    Then the library lists 1 bank
