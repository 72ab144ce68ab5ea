from dataclasses import replace
from datetime import date

import pytest

from quizapp.domain.articles import Article
from quizapp.domain.choices import Choice
from quizapp.domain.ids import QuestionId
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Question
from quizapp.domain.work import finish
from quizapp.services import editing
from quizapp.services.problems.mending import mended
from quizapp.services.problems.problem import Problem, Sign
from quizapp.services.problems.readability import lix
from quizapp.services.problems.rules import ALONE, AMONG_OTHERS, problems_of
from quizapp.services.problems.surroundings import Surroundings
from quizapp.services.problems.survey import Survey, survey
from quizapp.store.store import Store
from tests.factories import BANK, NOW, a_bank, a_question, an_article, evidence

QUOTE = "Mayor Ana Costa opened the harbour festival in Porto on Friday."


def choices(stem: str, key: str, *others: str, **changes: object) -> Question:
    offered = (Choice(key, 1.0), *(Choice(text) for text in others))
    return a_question(stem=stem, body=MultipleChoice(offered), **changes)


def found(question: Question, *others: Question) -> dict[Sign, Problem]:
    """Return what is found in a question of a bank without an article."""
    around = Surroundings(())
    for each in (*others, question):
        around.add(each)
    return {problem.sign: problem for problem in problems_of(question, around)}


PLAIN = ("Rui Lopes", "Eva Silva", "Tomás Reis")


@pytest.mark.parametrize(
    ("question", "sign"),
    [
        (a_question(stem=" "), Sign.UNFINISHED),
        (a_question(body=ShortAnswer(())), Sign.UNFINISHED),
        (a_question(stem="None", body=Cloze(())), Sign.UNFINISHED),
        (a_question(body=MultipleChoice(())), Sign.UNFINISHED),
        (
            a_question(body=MultipleChoice((Choice("a"), Choice("b"), Choice("c")))),
            Sign.NO_KEY,
        ),
        (
            a_question(
                body=MultipleChoice(
                    (Choice("a", 0.5), Choice("b", -0.5), Choice("c", 0.2)),
                    single=False,
                )
            ),
            Sign.NO_KEY,
        ),
        (
            a_question(
                body=MultipleChoice((Choice("a", 1.0), Choice("b", 1.0), Choice("c")))
            ),
            Sign.SEVERAL_KEYS,
        ),
        (choices("Who?", "Ana Costa", "Rui", "the RUI", "Eva"), Sign.REPEATED_CHOICE),
        (choices("When?", "10–20", "15 to 30", "40-50"), Sign.OVERLAPPING_CHOICES),
        (
            choices("Who?", "Ana Costa", "Ana Costa and Rui Lopes", "Eva"),
            Sign.OVERLAPPING_CHOICES,
        ),
        (choices("Who?", "Ana", "Rui", "All of the above."), Sign.ALL_OF_THE_ABOVE),
        (choices("Who?", "Ana", "Rui", "None of these"), Sign.NONE_OF_THE_ABOVE),
        (choices("Who?", "Ana", "Rui", "Both A and B"), Sign.COMBINED_CHOICES),
        (choices("Who?", "Ana", "Rui"), Sign.TWO_CHOICES),
        (choices("Why?", "It rained", "It did not rain", "No"), Sign.NEGATIVE_CHOICE),
        (choices("Who did not open it?", "Ana", *PLAIN), Sign.NEGATIVE_STEM),
        (choices("All were there except", "Ana", *PLAIN), Sign.NEGATIVE_STEM),
        (
            choices(
                "What did she do?",
                "She opened the harbour festival in Porto on Friday",
                "She slept",
                "She left",
            ),
            Sign.LONG_KEY,
        ),
        (choices("She ate an", "apple", "banana", "pear"), Sign.ARTICLE_CUE),
        (choices("She played a ____.", "game", "old song", "waltz"), Sign.ARTICLE_CUE),
        (choices("Which are red?", "cherries", "grass", "sky"), Sign.NUMBER_CUE),
        (choices("Who was it?", "Ana", "cats", "dogs and mice"), Sign.NUMBER_CUE),
        (
            a_question(stem="It always rains.", body=TrueFalse(answer=False)),
            Sign.ABSOLUTE_WORD,
        ),
        (choices("When?", "often", "never", "at noon"), Sign.ABSOLUTE_WORD),
        (
            choices("Who opened the Costa bridge?", "Ana Costa", *PLAIN),
            Sign.ANSWER_IN_STEM,
        ),
        (a_question(stem="Who is the president of Portugal?"), Sign.UNDATED),
        (a_question(stem="Who opened the festival yesterday?"), Sign.UNDATED),
    ],
)
def test_what_is_wrong_with_one_question_is_found(
    question: Question, sign: Sign
) -> None:
    assert sign in found(question)


@pytest.mark.parametrize(
    "question",
    [
        choices("Who opened the festival?", "Ana Costa", *PLAIN),
        choices("Who did **NOT** open it?", "Ana Costa", *PLAIN),
        choices("When was it?", "10–20", "20–30", "31–40"),
        choices("She ate a", "banana", "pear", "united front"),
        choices("Which of them are red?", "cherries", "roses", "tomatoes"),
        choices("How many came?", "12,000", "1,200", "120"),
        choices(
            "What opened?",
            "the harbour festival in Porto",
            "the harbour bridge in Porto",
            "the town hall in Lisbon",
        ),
        a_question(stem="Who was the president of Portugal in 2024?"),
        a_question(stem="[[1]] always came.", body=Cloze((("12,000",),))),
        a_question(stem="Ana Costa opened it.", body=TrueFalse(answer=True)),
    ],
)
def test_a_sound_question_is_left_alone(question: Question) -> None:
    assert not found(question)


def test_near_duplicates_are_told_of_the_later_one() -> None:
    first = a_question(stem="Who opened the harbour festival in Porto?")
    again = a_question(stem="Who has opened the harbor festival in Porto?")
    other = a_question(
        stem="Who closed the bridge in Lisbon?", body=ShortAnswer((Choice("Rui", 1.0),))
    )
    problem = found(again, first, other)[Sign.NEAR_DUPLICATE]
    assert problem.other == first.id
    assert Sign.NEAR_DUPLICATE not in found(other, first)


def test_another_year_or_another_place_is_no_duplicate() -> None:
    first = a_question(stem="Who won the football cup in 2018?")
    later = a_question(
        stem="Who won the football cup in 2022?",
        body=ShortAnswer((Choice("Rui", 1.0),)),
    )
    capital = a_question(
        stem="What is the capital of France?", body=ShortAnswer((Choice("Paris", 1.0),))
    )
    other = a_question(
        stem="What is the capital of Greece?",
        body=ShortAnswer((Choice("Athens", 1.0),)),
    )
    assert not found(later, first)
    assert not found(other, capital)


def test_a_stem_that_answers_another_question_is_told() -> None:
    first = a_question(stem="Who opened the harbour festival?")
    giving = a_question(
        stem="When did Ana Costa open the harbour festival?",
        body=ShortAnswer((Choice("on Friday", 1.0),)),
    )
    assert found(giving, first)[Sign.GIVES_AWAY].other == first.id
    assert Sign.GIVES_AWAY not in found(first, giving)


def test_evidence_is_missed_only_where_there_is_an_article() -> None:
    around = Surroundings([an_article()])
    proved = a_question(evidence=evidence(QUOTE))
    gone = replace(proved, evidence=evidence("An old sentence.", "An old sentence."))
    signs = [
        {p.sign for p in problems_of(q, around)} for q in (proved, a_question(), gone)
    ]
    assert signs == [set(), {Sign.NO_EVIDENCE}, {Sign.EVIDENCE_GONE}]
    assert not found(a_question())


def test_one_stem_far_harder_than_the_rest_is_told() -> None:
    easy = [
        a_question(stem=f"Who came to the big red house on day {n} of that hot year?")
        for n in range(12)
    ]
    hard = a_question(
        stem="Considering constitutional prerogatives, which parliamentary committee"
        " simultaneously investigated controversial infrastructural expenditure?"
    )
    assert Sign.HARD_TO_READ in found(hard, *easy)
    assert not any(Sign.HARD_TO_READ in found(q, *easy) for q in easy[:2])


def test_the_readability_index_is_that_of_its_author() -> None:
    # 13 words in 1 sentence, of which 2 small ones have more than six letters
    text = "The cat sat on a wall because somebody had left it in there."
    assert lix(text) == pytest.approx(13 + 100 * 2 / 13)
    assert lix("Too short to tell.") is None


def mend(question: Question, *articles: Article) -> Question | None:
    """Return a question after its only mendable problem was mended."""
    around = Surroundings(articles)
    around.add(question)
    mends = [
        after
        for problem in problems_of(question, around)
        if (after := mended(question, problem, around)) is not None
    ]
    assert len(mends) < 2
    return next(iter(mends), None)


def test_choices_are_mended() -> None:
    for extra in ("All of the above", "None of these", "Both A and B", "rui lopes"):
        question = choices("Who opened it?", "Ana Costa", *PLAIN, extra)
        assert mend(question) == choices(
            "Who opened it?", "Ana Costa", *PLAIN, id=question.id
        )
    right = choices("Who?", "All of the above", "Ana Costa", "Rui Lopes")
    assert mend(right) is None


def test_several_keys_are_mended_by_letting_several_be_picked() -> None:
    both = (Choice("Ana", 1.0), Choice("Rui", 1.0), Choice("Eva"))
    after = mend(a_question(body=MultipleChoice(both)))
    assert after is not None
    assert isinstance(after.body, MultipleChoice)
    assert not after.body.single
    assert not after.missing()


def test_a_negative_word_is_mended_by_capitals() -> None:
    after = mend(choices("Who did not open it?", "Ana", *PLAIN))
    assert after is not None
    assert after.stem == "Who did **NOT** open it?"


def test_an_article_is_mended_by_both() -> None:
    after = mend(choices("She ate an", "apple", "banana", "pear"))
    assert after is not None
    assert after.stem == "She ate a/an"


def test_a_fact_is_dated_by_its_article() -> None:
    article = an_article(published=date(2024, 6, 19))
    question = a_question(stem="Who is the mayor of Porto?", evidence=evidence(QUOTE))
    after = mend(question, article)
    assert after is not None
    assert after.stem == "As of 19 June 2024, who is the mayor of Porto?"
    assert mend(after, article) is None
    assert mend(question, an_article()) is None


def test_evidence_is_found_and_found_again() -> None:
    article = an_article()
    after = mend(a_question(stem="Who opened the harbour festival in Porto?"), article)
    assert after is not None
    assert after.evidence == evidence(QUOTE)
    old = QUOTE.replace("Mayor Ana", "The mayor Ana")
    moved = replace(after, evidence=evidence(old, old))
    again = mend(moved, article)
    assert again is not None
    assert again.evidence == evidence(QUOTE)
    assert mend(a_question(stem="Which zebra?"), article) is None


def survey_of(store: Store) -> Survey:
    return finish(survey(store, BANK))


def test_a_survey_kept_in_step_equals_a_new_one(store: Store) -> None:
    questions = [
        a_question(stem="Who opened the harbour festival?"),
        a_question(stem="Who has opened the harbour festival?"),
        a_question(
            stem="When did Ana Costa open the harbour festival?",
            body=ShortAnswer((Choice("Friday", 1.0),)),
        ),
    ]
    with store.write() as tx:
        tx.banks.add(a_bank())
        tx.questions.add(*questions)
    kept = survey_of(store)
    assert kept.count == 2

    def in_step(*changed: Question, gone: tuple[QuestionId, ...] = ()) -> None:
        kept.update(changed, gone)
        fresh = survey_of(store)
        assert sorted(map(str, kept.all())) == sorted(map(str, fresh.all()))

    first = replace(questions[0], stem="Who closed the bridge?")
    editing.save_question(store, questions[0], first, NOW)
    in_step(*_stored(store, first.id))
    editing.delete(store, [questions[1].id])
    in_step(gone=(questions[1].id,))
    assert kept.count == 0


def _stored(store: Store, key: QuestionId) -> tuple[Question, ...]:
    with store.read() as tx:
        return tx.questions.get_many([key])


def test_every_rule_bears_a_name_of_its_own() -> None:
    names = [f"{rule.__module__}.{rule.__name__}" for rule in (*ALONE, *AMONG_OTHERS)]
    assert len(set(names)) == len(names)
