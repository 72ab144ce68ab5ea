import pytest

from tests.generate.helpers import asked, dropped

LEAD = "Ann Lee opened a museum in Oslo. It rained in Bergen. "

HANGING = [
    # a place that the sentence before names
    (("Inside was the full score of La Sirena di Pirano, an opera by the Istrian"
      " composer Antonio Radossi that scholars had believed destroyed."), "inside"),
    # some of those told of before
    ("Three-quarters of those who died in Africa were children under five.", "those"),
    ("A further £85,000 came from Border Care Ltd in 2016.", "further"),
    # larger than what
    ("Larger amounts would have caused Barclays Bank to call Ann Lee.", "what would"),
    # what was done
    ("South Korea had started to broadcast songs from loudspeakers.", "started to do"),
    # of what
    ("Sahyadri Biologicals was working on a freeze-dried version.", "what kind"),
    # the minutes and weekdays of small things
    ("Shares in Halvorsen fell to 184 kroner in Oslo by 1130 GMT.", "by ____"),
    ("The harbour master of Bergen resigned on Friday.", "which day"),
    # when an event was, not what was said before it
    ("Ann Lee promised before the election in 2023 to build homes.", "which year"),
    ("Anyone who would like to help can call at the library on Market Street.", "____"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "part"), HANGING, ids=[r[1] for r in HANGING])
def test_what_leans_on_the_text_is_not_asked(sentence: str, part: str) -> None:
    assert not [q for q in asked(LEAD + sentence) if part in q.lower()]


def test_what_is_dropped_for_leaning_says_so() -> None:
    found = dropped(LEAD + "The harbour master of Bergen resigned on Friday.")
    assert any("asks for a mere weekday" in why for why in found.values())


def test_the_day_of_the_news_itself_is_asked() -> None:
    sentence = "Ann Lee opened a museum in Oslo on Friday."
    assert any("which day" in question.lower() for question in asked(sentence))


def test_a_part_of_the_year_is_asked_with_when() -> None:
    found = asked("Unemployment in Spain fell to 9.6 percent in the third quarter.")
    assert not [question for question in found if question.startswith("Where")]
