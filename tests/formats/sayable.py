"""Questions of every kind that a foreign format has to be able to say in full."""

from decimal import Decimal

from hypothesis import strategies as st

from quizapp.domain.choices import Choice
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.description import Description
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.numerical import Numerical, NumericalAnswer, Unit
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Body, Question
from tests.factories import a_question

_SIGNS = "ab 1%=~#{}:\\n[]()'\"|;,\t\n<>&*_`-+@/.$é"

texts = st.one_of(st.text(max_size=20), st.text(_SIGNS, max_size=20)).filter(
    lambda text: text == text.strip() != "" and not set("\r\0") & set(text)
)
said = st.just("") | texts
shares = st.sampled_from([0.0, 0.05, 0.1, 1 / 6, 0.25, 1 / 3, 0.5, 2 / 3, 0.9, 1.0])
weights = shares | shares.map(lambda share: -share)
decimals = st.decimals(Decimal(-(10**9)), Decimal(10**9), allow_nan=False) | st.just(
    Decimal("6.02e23")
)
widths = st.decimals(Decimal(0), Decimal(1000), allow_nan=False)

choices = st.builds(Choice, texts, weights, said)
answers = st.lists(st.builds(Choice, texts, shares, said), min_size=1, max_size=4)
numbers = st.lists(
    st.builds(NumericalAnswer, decimals, widths, shares, said)
    | st.builds(NumericalAnswer, st.none(), st.just(Decimal(0)), shares, said),
    min_size=1,
)
pairs = st.lists(st.builds(Pair, texts, texts), min_size=2, max_size=4)
some = st.lists(texts, min_size=1, max_size=4).map(tuple)

METRES = (Unit("m"), Unit("km", Decimal("0.001")))

bodies: st.SearchStrategy[Body] = st.one_of(
    st.builds(MultipleChoice, st.lists(choices, min_size=2).map(tuple), st.booleans()),
    st.builds(TrueFalse, st.booleans(), said, said),
    st.builds(ShortAnswer, answers.map(tuple), st.booleans()),
    st.builds(Numerical, numbers.map(tuple)),
    st.builds(
        Numerical,
        numbers.map(tuple),
        st.just((Unit("m"), Unit("km", Decimal("0.001")))),
    ),
    st.builds(Matching, pairs.map(tuple), st.lists(texts, max_size=2).map(tuple)),
    st.builds(Ordering, some),
    st.builds(Flashcard, texts, st.booleans()),
    st.builds(Essay, said, said),
    st.builds(Description),
    st.builds(Cloze, st.tuples(some)),
    st.builds(Cloze, st.tuples(some, some)),
)


@st.composite
def _questions(draw: st.DrawFn) -> Question:
    body = draw(bodies)
    stem = draw(texts)
    if isinstance(body, Cloze):
        parts = (draw(said) for _ in range(body.prompts + 1))
        marks = (*(f" [[{n + 1}]] " for n in range(body.prompts)), "")
        stem = "".join(f"{a}{b}" for a, b in zip(parts, marks, strict=True)).strip()
    return a_question(
        stem=stem,
        body=body,
        feedback=draw(said),
        default_mark=draw(st.sampled_from([1.0, 2.5])),
        tags=draw(st.lists(texts, max_size=2, unique=True).map(tuple)),
    )


questions = _questions().filter(lambda question: not question.body.problems())
