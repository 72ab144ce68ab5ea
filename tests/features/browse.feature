Feature: Cards are found and changed from the keyboard alone

  Scenario: Many cards are found, suspended and brought back
    Given a learner with 3 cards about the harbour and 2 about the sea
    When I press Ctrl+7
    Then 5 cards are listed
    When I press Ctrl+F
    And I type harb
    And I press Down
    Then 3 cards are listed
    When I press Ctrl+A
    Then 3 cards are picked
    When I press S
    Then 3 cards are suspended
    And undo is called "Undo suspend 3 cards"
    When I press Ctrl+Z
    Then 0 cards are suspended
    And 3 cards are picked
    When I press Ctrl+Shift+Z
    Then 3 cards are suspended

  Scenario: Each change of cards has its key and is one step back
    Given a learner with 3 cards about the harbour and 2 about the sea
    When I press Ctrl+7
    And I press Ctrl+A
    And I press F
    Then a search for is:flagged finds 5
    When I press B
    Then a search for is:buried finds 5
    When I press N
    Then a search for is:new finds 5
    When I press D
    And I press 3
    And I press Enter
    Then a search for is:buried finds 5
    When I press Ctrl+Z
    And I press Ctrl+Z
    And I press Ctrl+Z
    And I press Ctrl+Z
    Then a search for is:flagged finds 0
    And a search for is:new finds 0
    And a search for is:buried finds 0

  Scenario: A term is completed and a card's history is read
    Given a learner with 3 cards about the harbour and 2 about the sea
    When I press Ctrl+7
    And I press Ctrl+F
    And I type is:rev
    And I press Tab
    Then the search is "is:review "
    When I press Enter
    And I press Space
    Then the details ask "About the harbour 0?"
    When I press Esc
    Then the details are put away
    When I press Esc
    And I press Esc
    Then the search is ""

  Scenario: An error is shown where it is and the cards stay
    Given a learner with 3 cards about the harbour and 2 about the sea
    When I press Ctrl+7
    And I press Ctrl+F
    And I type harbour iz:due
    And I press Enter
    Then the error begins with "Column 9: There is no “iz:”"
    And 5 cards are listed
