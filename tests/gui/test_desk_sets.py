"""Questions for several answers at the desk."""

import pytest
from pytestqt.qtbot import QtBot

from quizapp.domain.work import finish
from quizapp.gui.generation.view import DeskView
from quizapp.gui.main_window import MainWindow
from quizapp.services import desk, generation
from quizapp.store.store import Store
from tests.factories import NOW
from tests.generate.helpers import an_article, sample

TEXT = sample("museum")


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("matching", "Pieter van Loon"), ("cloze", "Leiden University")],
)
def test_all_that_a_question_asks_for_is_shown(
    qtbot: QtBot, window: MainWindow, store: Store, kind: str, shown: str
) -> None:
    article = an_article(TEXT, "Stolen study returns")
    candidates = finish(generation.find_candidates(article))
    opened = desk.begin_draft(store, article, candidates, NOW)
    window.show_page("desk")
    (view,) = window.findChildren(DeskView)
    view.open_draft(opened.draft.id)
    wanted = next(
        proposal
        for proposal in opened.proposals
        if proposal.candidate.kind == kind
        and any(item.answer == shown for item in proposal.candidate.items)
    )
    bench = view.bench
    bench.list.pick(wanted.id)
    assert bench.list.current
    assert bench.list.current.proposal.id == wanted.id
    assert shown in bench.question.key.text()
