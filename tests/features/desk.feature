Feature: From any article to a bank that a teacher has seen

  Scenario Outline: A teacher chooses among the questions of an article
    Given a teacher who begins a new bank
    When the article comes as <source>
    Then its title is shown and can be put right
    When the teacher has questions found
    Then candidates are listed, the best first
    When the teacher keeps 10 questions by key
    Then 10 questions are kept and their evidence is marked
    When the teacher edits the question
    And the teacher makes a question from a selection and keeps it
    And the teacher adds what is kept to a bank
    Then the bank has 11 questions, the edited and the own among them
    When I press Ctrl+Z
    Then there is no such bank
    When I press Ctrl+Shift+Z
    Then the bank has 11 questions, the edited and the own among them
    When the teacher studies the bank
    Then one of its questions is asked with its evidence, and the answer is in the log

    Examples:
      | source                |
      | pasted text           |
      | a page on the web     |
      | a PDF that is dropped |

  Scenario: The work is there after the window was closed half-way
    Given a teacher who begins a new bank
    When the article comes as pasted text
    And the teacher has questions found
    And the teacher keeps 3 questions by key
    And the window is closed and opened again
    Then the draft can be gone on with where it was left
