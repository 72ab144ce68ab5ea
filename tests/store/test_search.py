import pytest

from quizapp.domain.choices import Choice
from quizapp.domain.ids import BankId, new_id
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.store.searching import to_match
from quizapp.store.store import Store
from tests.factories import BANK, a_bank, a_question

STEM = "Which Café in São Paulo sold O'Neil's paintings?"
OTHER = BankId(new_id())


@pytest.fixture
def searched(stocked: Store) -> Store:
    answer = ShortAnswer((Choice("Gauguin", 1.0),))
    with stocked.write() as tx:
        tx.banks.add(a_bank(id=OTHER, name="other"))
        tx.questions.add(
            a_question(stem=STEM, body=answer),
            a_question(stem="Who came?", bank_id=OTHER),
        )
    return stocked


@pytest.mark.parametrize(
    "typed",
    [
        *("cafe", "CAFÉ", "cafe\u0301", "sao paulo", "paulo sao", "gaug", "o'neil"),
        *("O'Nei", "paintings?", "which paint", '"café"', "café -", "café ?"),
    ],
)
def test_a_question_is_found_by_words_of_its_stem_and_answers(
    searched: Store, typed: str
) -> None:
    with searched.read() as tx:
        assert [found.stem for found in tx.questions.search(typed)] == [STEM]


@pytest.mark.parametrize(
    "typed", ["", "  ", "?", "caf paulo", "NOT cafe", "cafe OR tea", "stem:cafe", "fé"]
)
def test_nothing_typed_is_an_operator(searched: Store, typed: str) -> None:
    with searched.read() as tx:
        assert tx.questions.search(typed) == ()


def test_a_search_may_keep_to_a_bank_and_to_a_number(searched: Store) -> None:
    with searched.read() as tx:
        assert tx.questions.search("cafe", BANK)
        assert tx.questions.search("cafe", OTHER) == ()
        assert len(tx.questions.search("c")) == 2
        assert len(tx.questions.search("c", limit=1)) == 1


def test_an_edited_question_is_found_by_its_new_words(searched: Store) -> None:
    with searched.write() as tx:
        (before,) = tx.questions.of_bank(OTHER)
        tx.questions.replace(before, a_question(id=before.id, stem="Who left?"))
    with searched.read() as tx:
        assert tx.questions.search("came") == ()
        assert [found.bank_id for found in tx.questions.search("left")] == [BANK]


def test_words_are_put_in_quotes() -> None:
    assert to_match(' one "two \0 - ') == '"one" "two"*'
