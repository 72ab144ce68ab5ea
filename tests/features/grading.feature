Feature: An answer proposes its rating, and the learner has the last word

  Scenario: Letters that differ are marked, and a slip is proposed as Hard
    Given a learner who is asked for Pyongyang
    When I type Pyongang
    And I press Enter
    Then the difference is "Pyongang" to "Pyong[y]ang"
    And Hard is proposed
    When I press Enter
    Then the log ends with Hard

  Scenario: A wrong answer is accepted from now on, and that is taken back
    Given a learner who is asked for Pyongyang
    When I type the capital of North Korea
    And I press Enter
    Then the verdict is Not right
    And Again is proposed
    When I press A
    Then the verdict is Right
    And Good is proposed
    When I press Ctrl+Z
    Then the verdict is Not right
    When I press Ctrl+Shift+Z
    And I press Enter
    Then the log ends with Good

  Scenario: The learner overrules with one key
    Given a learner who is asked for Pyongyang
    When I type Seoul
    And I press Enter
    And I press 4
    Then the log ends with Easy

  Scenario: Slow for this learner and kind is Hard
    Given a learner who mostly answers within 6 seconds
    And a learner who is asked for Pyongyang
    When 20 seconds pass
    And I type Pyongyang
    And I press Enter
    Then Hard is proposed
    And it is told that the answer was slower

  Scenario: Quick for this learner and kind is Easy
    Given a learner who mostly answers within 6 seconds
    And a learner who is asked for Pyongyang
    When 2 seconds pass
    And I type Pyongyang
    And I press Enter
    Then Easy is proposed

  Scenario: A pause is no slow answer
    Given a learner who mostly answers within 6 seconds
    And a learner who is asked for Pyongyang
    When 5 seconds pass
    And I press Esc
    And 900 seconds pass
    And I press Ctrl+2
    And I type Pyongyang
    And I press Enter
    Then Good is proposed
