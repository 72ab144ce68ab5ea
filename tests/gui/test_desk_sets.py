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


@pytest.mark.parametrize(("kind", "name"), [("matching", "museum"), ("cloze", "court")])
def test_all_that_a_question_asks_for_is_shown(
    qtbot: QtBot, window: MainWindow, store: Store, kind: str, name: str
) -> None:
    article = an_article(sample(name), "What happened")
    candidates = finish(generation.find_candidates(article))
    opened = desk.begin_draft(store, article, candidates, NOW)
    window.show_page("desk")
    (view,) = window.findChildren(DeskView)
    view.open_draft(opened.draft.id)
    wanted = next(
        proposal
        for proposal in opened.proposals
        if proposal.candidate.kind == kind and proposal.candidate.items
    )
    bench = view.bench
    bench.list.pick(wanted.id)
    assert bench.list.current
    assert bench.list.current.proposal.id == wanted.id
    shown = bench.question.key.text()
    assert all(item.answer in shown for item in wanted.candidate.items)
