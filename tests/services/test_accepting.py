from decimal import Decimal

import pytest

from quizapp.domain.choices import Choice
from quizapp.domain.errors import QuizError
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.numerical import Numerical, NumericalAnswer, Unit
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Body
from quizapp.services import editing
from quizapp.services.accepting import accept_answer
from quizapp.services.history import History
from quizapp.store.store import Store
from tests.factories import NOW, a_bank, a_question

SHORT = ShortAnswer((Choice("Ana Costa", 1.0), Choice("Ana", 0.5, "Her surname?")))
NUMBER = Numerical(
    (NumericalAnswer(Decimal(5)),), (Unit("km"), Unit("m", Decimal(1000)))
)


@pytest.mark.parametrize(
    ("body", "ordinal", "response"),
    [
        (SHORT, 0, "Mayor Costa"),
        (SHORT, 0, "Ana"),
        (SHORT, 0, "* anybody *"),
        (Cloze((("Porto",), ("Friday",))), 1, "on Friday"),
        (NUMBER, 0, "5100 m"),
        (NUMBER, 0, "1/3 km"),
    ],
)
def test_an_answer_is_accepted_and_that_is_undone(
    store: Store, body: Body, ordinal: int, response: str
) -> None:
    question = a_question(body=body, stem="[[1]] [[2]]")
    with store.write() as tx:
        tx.banks.add(a_bank())
        tx.questions.add(question)
    assert question.body.grade(response, ordinal, "").fraction != 1.0
    history = History()
    history.push(accept_answer(store, question.id, ordinal, response, NOW))
    with store.read() as tx:
        after = tx.questions.get(question.id)
    assert after.body.grade(response, ordinal, "").fraction == 1.0
    assert after.body.problems() == ()
    assert after.key(ordinal) == question.key(ordinal)
    assert not editing.means_other(question, after)
    (version,) = editing.versions(store, question.id)
    assert version.question == question
    history.undo(store)
    with store.read() as tx:
        assert tx.questions.get(question.id) == question


def test_a_star_that_was_typed_accepts_nothing_else() -> None:
    body = SHORT.accepting("5 * 3", 0)
    assert body.grade("5 * 3", 0, "").fraction == 1.0
    assert body.grade("5 or 3", 0, "").fraction == 0.0


@pytest.mark.parametrize(
    ("body", "response"),
    [(NUMBER, "many"), (SHORT, "  "), (TrueFalse(True), "True")],
)
def test_what_can_be_no_answer_is_refused(
    store: Store, body: Body, response: str
) -> None:
    question = a_question(body=body)
    with store.write() as tx:
        tx.banks.add(a_bank())
        tx.questions.add(question)
    with pytest.raises(QuizError):
        accept_answer(store, question.id, 0, response, NOW)
    with store.read() as tx:
        assert tx.questions.get(question.id) == question
