Feature: A teacher's first hour at Write, by keyboard

  Scenario: Ten questions, one of every kind, from nothing
    Given a teacher with an empty bank
    When I write a question of every kind
    Then the bank has 10 questions of 10 kinds that can all be asked
    And each is what was typed

  Scenario: Mended from the problems panel, and taken back
    Given a teacher with an empty bank
    When I write a question of every kind
    And I press Alt+3
    Then the problems are negative-stem, all-of-the-above, near-duplicate and gives-away
    When I press F9 until nothing is left that one key mends
    Then the problems are gives-away
    And the bank has 9 questions of 9 kinds that can all be asked
    When I press Ctrl+Z 3 times
    Then the problems are negative-stem, all-of-the-above, near-duplicate and gives-away
    And each is what was typed

  Scenario: Everything deleted comes back by one key
    Given a teacher with an empty bank
    When I write a question of every kind
    And I press Esc
    And I press Ctrl+A
    And I press Del
    Then the bank has 0 questions
    And undo is called Undo delete 10 questions
    When I press Ctrl+1
    And I press Ctrl+Z
    And I press Ctrl+5
    Then each is what was typed

  Scenario: What was written is studied, edited and keeps its progress
    Given a teacher with an empty bank
    When I write a question of every kind
    And I press Ctrl+2
    And I press Space
    And I press 3
    Then 1 answer is in the log
    When I press Ctrl+5
    And I add a tag to every question
    Then 1 card is being learned
