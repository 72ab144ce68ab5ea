from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.gui.widgets.passage_card import PassageCard
from tests.factories import TEXT, an_article, evidence

PROOF = "About 12,000 people came."


def test_the_passage_stands_under_its_heading(qtbot: QtBot, app: QApplication) -> None:
    card = PassageCard()
    qtbot.addWidget(card)
    card.show_evidence(an_article(), evidence(PROOF), "12,000")
    assert card.heading.text() == "Harbour Festival"
    assert PROOF in card.text.toPlainText()
    assert "ends on Sunday" not in card.text.toPlainText()
    card.show_whole(whole=True)
    assert "ends on Sunday" in card.text.toPlainText()


def test_evidence_that_has_moved_is_found(qtbot: QtBot, app: QApplication) -> None:
    card = PassageCard()
    qtbot.addWidget(card)
    moved = an_article(text="Another opening line.\n" + TEXT)
    card.show_evidence(moved, evidence(PROOF), "12,000")
    assert PROOF in card.text.toPlainText()


def test_evidence_that_has_gone_is_quoted_and_said_to_have_gone(
    qtbot: QtBot, app: QApplication
) -> None:
    card = PassageCard()
    qtbot.addWidget(card)
    card.show_evidence(an_article(text="All new."), evidence(PROOF), "12,000")
    assert card.text.toPlainText() == PROOF
    assert "changed" in card.heading.text()
    card.show_whole(whole=True)
    assert card.text.toPlainText() == "All new."
