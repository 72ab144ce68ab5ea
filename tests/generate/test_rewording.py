"""What a question says is what its sentence says, in the order that English has."""

import pytest

from tests.generate.helpers import asked, candidates, kept

LEAD = "Ann Lee opened a museum of clocks in Oslo.\n\n"

ASKED = [
    # so much for each
    ("The families of the dead in Oslo will each receive 50,000 euros from Norway.",
     ("From which country will the families of the dead in Oslo each receive"
      " 50,000 euros?")),
    # the preposition after the object, not before
    (("The senate rejected a treaty on which President Ramiro Escurra had staked his"
      " authority."),
     "Who staked his authority on a treaty?"),
    # a comma that opens, closes
    ("A Danish company, Lund & Thorsager, contributed 240,000 euros to the museum.",
     ("How many euros did a Danish company, Lund & Thorsager, contribute to the museum"
      " of clocks?")),
    # capitals that only the sentence's start gave
    (("Parish council chairman Maureen Petchey said that the figures on crossings in"
      " Kent were wrong."),
     "According to parish council chairman Maureen Petchey, what was wrong?"),
    ("Compatriot Romario Lyttle finished fourth in Ostrava.",
     "In which city did compatriot Romario Lyttle finish fourth?"),
    # a start-up is a company
    ("Tuisku, a Finnish start-up, has begun selling a service that lets phones talk.",
     "Which company has begun selling a service that lets phones talk?"),
]  # fmt: skip

NEVER = [
    # whom somebody says to have said it
    (("He maintains that Winifred Tresidder told him several times that the clocks of"
      " Ann Lee were gifts from Paris."), "according to winifred"),
    # what a source argues is all of it theirs
    (("The source, the astronomers argue, is a pair: a dwarf, the core of a star,"
      " locked in an orbit around Oslo."), "what was locked"),
    # nobody else has counted them
    (("Peter Galvarini of Oslo made four trips before the lorry came, and saved, by his"
      " own count, 2,300 pages."), "save?"),
    # a few of many are not all of them
    (("The scheme gave glasses to 3,100,000 children in Delhi.\n\nThe state of Bihar"
      " found that only 58% of the children had glasses."), "000 children had"),
    # currencies are no bodies
    ("Korvand expects to book costs of SEK 610m in Sweden.", "which organization does"),
    # what was told is left out
    ("Gerald Pike was told by a judge at Lewes Crown Court that greed had driven him.",
     "who was told by"),
    # how long is no reason
    ("The pilot of Wexa has been sent to prison for two years and four months.",
     "for what"),
    # a school is no owner of a minister
    (("Parties demanded the resignation of School Education Minister Raghav Singh in"
      " Bhopal."), "school's"),
    # burns and conductors
    (("Three volunteers from Hadley were treated for burns and a railroad conductor,"
      " whose name has not been released, broke his leg."), "conductor?"),
    # this year is not "the year", a million termites not "the a million termites"
    ("Pellow is the third garden retailer in Kent to fail this year.", "fail the year"),
    (("Each mound in Namibia holds a million termites.\n\nThe termites spent nine days"
      " in Namibia."), "the a million"),
    # more than whom, after what, of which
    ("Eva Berg of Bergen is just 19 seconds further back.", "further back"),
    ("Eva Berg, riding for the Dutch squad Noordzee, attacked almost at once.",
     "at once"),
    ("Eva Berg of Bergen said that she would not be asking for one.", "for one"),
    ("Schoolchildren in Kent sent 600 letters to the then transport minister.",
     "the then"),
    ("Eva Berg of Bergen thought so, too, until last May.", "so, too"),
    ("A meeting will be held in the Corn Hall of Bergen at 7pm next Tuesday.", "next"),
]  # fmt: skip

NO_GAP = [
    ("The FTSE 250 slipped to the lowest level of the year in London.", "250"),
    ("The verdicts on Ann Lee were read in U.S. District Court in May.", "U.S."),
    ("Line 1: Station Road runs from Bergen to the museum of Ann Lee.", "Line 1"),
]

SECOND = [
    # in what, not where
    ("Robert Tansley took the bells of Saint Mary away in March on a lorry.",
     "Where did Robert Tansley take the bells of Saint Mary away in March?"),
    # from where to where
    ("The shops of Pellow stretch from Penzance to Taunton.",
     "Where do the shops of Pellow stretch from Penzance?"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "question"), ASKED)
def test_it_is_asked_in_the_words_of_the_sentence(sentence: str, question: str) -> None:
    assert question in asked(LEAD + sentence)


@pytest.mark.parametrize(("sentence", "part"), NEVER, ids=[part for _, part in NEVER])
def test_what_was_turned_or_leans_is_not_asked(sentence: str, part: str) -> None:
    found = candidates(LEAD + sentence)
    assert found
    assert not [c.question for c in found if c.kept and part in c.question.lower()]


@pytest.mark.parametrize(("sentence", "answer"), NO_GAP)
def test_no_gap_is_in_the_middle_of_a_name(sentence: str, answer: str) -> None:
    gaps = [c for c in kept(LEAD + sentence) if c.kind == "cloze"]
    assert not [c for c in gaps if answer in c.answer.split("; ")]


@pytest.mark.parametrize(("sentence", "question"), SECOND)
def test_where_is_not_asked_for_a_vehicle_or_half_a_way(
    sentence: str, question: str
) -> None:
    sure = [c.question for c in kept(LEAD + sentence) if not c.doubts]
    assert question not in sure


def test_somebody_else_is_meant_by_the_object_of_a_verb() -> None:
    text = LEAD + "In a trial in Bergen in May, Daniel Okoro beat him by 87 seconds."
    assert not [c for c in kept(text) if "beat him" in c.question]


def test_the_first_name_of_a_knight_is_no_answer_to_rely_on() -> None:
    text = (
        f"{LEAD}The fund demanded that Sir Martin Quaile, the chairman of Harrow, go."
        "\n\nHarrow said that Sir Martin retained the full support of the board."
    )
    assert not [c for c in kept(text) if c.answer == "Martin" and not c.doubts]


def test_letters_are_no_wrong_answer_to_the_name_that_they_stand_for() -> None:
    text = (
        f"{LEAD}The World Health Organization, a UN agency, has set a target for Kenya."
    )
    wrong = [d.text for c in kept(text) for d in c.distractors]
    assert "WHO" not in wrong


def test_the_capital_of_whom_it_is_about_is_no_wrong_answer() -> None:
    text = (
        f"{LEAD}Pyongyang was quiet in May. Seoul protested in May.\n\nNorth Korea has"
        " gained promises of economic support from Moscow."
    )
    found = [c for c in kept(text) if c.answer == "Moscow" and "North" in c.question]
    choices = [d.text for c in found for d in c.distractors if c.kind == "multichoice"]
    assert choices
    assert "Pyongyang" not in choices


def test_what_is_typed_stands_behind_choices_and_gaps() -> None:
    text = (
        "Ann Lee opened a museum of clocks in Oslo in 2019. The museum has 300 clocks"
        " from Norway. Peter Quint gave the museum a clock from Bergen in 2021. Eva"
        " Berg painted the ceiling of the hall in Oslo. Visitors praised the old lift."
    )
    kinds = [c.kind for c in kept(text) if not c.doubts]
    typed = [n for n, kind in enumerate(kinds) if kind == "shortanswer"]
    chosen = [n for n, kind in enumerate(kinds) if kind in {"multichoice", "cloze"}]
    assert typed
    assert max(chosen[:5]) < min(typed)


def test_a_quotation_is_left_as_it_was_said() -> None:
    text = (
        f"{LEAD}Neil Arsenault runs a firm in Dieppe. The member Eva Berg has found a"
        ' note in which an official asks whether "Neil\'s people" had called.'
    )
    assert not [c for c in kept(text) if "Arsenault's people" in c.question]
