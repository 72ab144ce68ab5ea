Feature: Plan an exam and a holiday by keyboard, with the numbers first

  Scenario: An exam is worked out, set, shown on Today and taken back
    Given a new learner
    When I press Ctrl+Shift+P
    And I go to "Exam on"
    And I go to "Work out the plan"
    And I press Space
    Then the plan tells what will be known, and nothing is set
    When I press Space
    Then the bank has an exam
    When I press Ctrl+1
    Then Today tells of the exam
    When I press Ctrl+Z
    Then the bank has no exam

  Scenario: Minutes a day hold new cards back
    Given a new learner
    When I press Ctrl+Shift+P
    And I go to "Minutes a day"
    And I type 1
    And I go to "Save these days"
    And I press Space
    And the work has ended
    And I press Ctrl+1
    Then Today says how many cards wait for another day

  Scenario: A holiday is planned with what it does shown first
    Given a learner who has studied for some days
    When I press Ctrl+Shift+P
    And I go to "Show what the holiday does"
    And I press Space
    Then each day is shown as it is now and as it would be
    When I press Space
    Then no card is due on the days off
