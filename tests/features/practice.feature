Feature: Study what you want, and see how it went

  Scenario: Cards are studied ahead
    Given a learner whose 3 cards are due tomorrow
    When I press Ctrl+Shift+S
    And I press Enter
    Then a question is on the screen
    When I answer rightly 3 times
    Then the summary says That was all of them.
    And 3 answers are in the log

  Scenario: Cramming leaves the schedule alone, and its answers are taken back
    Given a learner whose 3 cards are due tomorrow
    When I press Ctrl+Shift+S
    And I press Alt+C
    Then cramming is chosen
    When I press Enter
    Then a question is on the screen
    When I answer wrongly 1 time
    And I answer rightly 2 times
    And I press Ctrl+Z
    Then the progress begins with 2 of 3
    When I press Ctrl+Shift+Z
    Then the progress begins with 3 of 3
    When I answer rightly 1 time
    Then the summary says That was all of them.
    And 0 answers are in the log
    And every card is as it was

  Scenario: Forgotten cards are gone through again
    Given a learner whose 3 cards are due today
    When I press Ctrl+1
    And I press Enter
    And I answer wrongly 1 time
    And I press Ctrl+Shift+S
    Then 1 card was forgotten today
    When I press Enter
    Then the first question is on the screen again

  Scenario: What was missed is shown with its evidence
    Given a learner whose 3 cards are due today
    When I press Ctrl+1
    And I press Enter
    And I answer wrongly 2 times
    And I answer rightly 3 times
    Then the summary says Done for today.
    And the summary names 2 missed questions
    When I press Down
    Then the passage proves the missed question 1
    When I press Down
    Then the passage proves the missed question 2
    When I press V
    Then the whole article is beside the summary

  Scenario: A leech is noticed, with help
    Given a learner with a card that was forgotten 7 times
    When I press Ctrl+1
    And I press Enter
    And I answer wrongly 1 time
    Then help with a card that was forgotten 8 times is on the screen
    And the passage that proves its answer is shown
    When I press S
    Then the card is suspended
    When I press Ctrl+Z
    And I press Ctrl+Z
    Then the first question is on the screen again

  Scenario: A leech is passed
    Given a learner with a card that was forgotten 7 times
    When I press Ctrl+1
    And I press Enter
    And I answer wrongly 1 time
    And I press Enter
    Then a question is on the screen
