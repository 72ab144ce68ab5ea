import pytest

from quizapp.domain.articles import Span
from quizapp.domain.candidates import Candidate, Distractor
from quizapp.domain.errors import ArticleError
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.services import generation
from tests.factories import an_article

SENTENCE = Span(17, 80)


def a_candidate(kind: str, answer: str, **more: object) -> Candidate:
    asked = {"kind": kind, "question": "What?", "answer": answer, "evidence": SENTENCE}
    return Candidate(**asked | more)  # type: ignore[arg-type]


def test_choices_stand_in_the_order_of_numbers_or_letters() -> None:
    wrong = tuple(Distractor(text, f"Not {text}.") for text in ("1,200", "90", "3.5"))
    numbers = a_candidate("multichoice", "400", distractors=wrong)
    (question,) = generation.make_bank(an_article(), (numbers,)).questions
    assert isinstance(question.body, MultipleChoice)
    texts = [choice.text for choice in question.body.choices]
    assert texts == ["3.5", "90", "400", "1,200"]
    assert question.key() == "400"
    assert question.body.choices[0].feedback == "Not 3.5."


@pytest.mark.parametrize("answer", [True, False])
def test_a_statement_says_what_is_right_to_whoever_is_wrong(answer: bool) -> None:
    stated = a_candidate("truefalse", str(answer), feedback="It was Friday.")
    (question,) = generation.make_bank(an_article(), (stated,)).questions
    assert isinstance(question.body, TrueFalse)
    assert question.body.answer is answer
    assert question.body.grade(not answer, 0, "").feedback == "It was Friday."
    assert question.body.grade(answer, 0, "").feedback == ""


def test_of_two_questions_on_one_answer_the_better_is_taken() -> None:
    better = a_candidate("shortanswer", "Porto", question="Where was it opened?")
    worse = a_candidate("shortanswer", "Porto", question="In what was it?")
    bank = generation.make_bank(an_article(), (better, worse))
    assert [question.stem for question in bank.questions] == ["Where was it opened?"]


def test_an_article_of_which_nothing_can_be_asked_is_refused() -> None:
    dropped = a_candidate("shortanswer", "Porto", reasons=("vague",))
    with pytest.raises(ArticleError, match="no question could be made"):
        generation.make_bank(an_article(), (dropped,))
