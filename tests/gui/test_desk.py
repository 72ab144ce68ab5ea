from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.domain.articles import Span
from quizapp.domain.candidates import Candidate
from quizapp.domain.drafts import Fault, Verdict
from quizapp.domain.work import finish
from quizapp.gui import theme
from quizapp.gui.backend import Backend
from quizapp.gui.generation import words
from quizapp.gui.generation.add_dialog import AddDialog
from quizapp.gui.generation.bench import Bench
from quizapp.gui.generation.candidate_model import DOUBTFUL, CandidateModel
from quizapp.gui.generation.rows import Filter, Place, Row, Status
from quizapp.gui.generation.view import DeskView
from quizapp.gui.kinds.editors.shortanswer import ShortAnswerEditor
from quizapp.gui.main_window import MainWindow
from quizapp.services import desk, generation
from quizapp.services.desk import Opened
from quizapp.store.store import Store
from tests.factories import NOW, TEXT, a_bank, a_candidate, an_article, evidence
from tests.gui.test_window import drop
from tests.web import Server, Site

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
CONTROL, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
CAME = evidence("About 12,000 people came.").span
CANDIDATES = (
    a_candidate(),
    a_candidate("Porto", question="Where did Ana Costa open the harbour festival?"),
    a_candidate("Friday", question="When did Ana Costa open it?", score=0.3),
    a_candidate(
        "12,000",
        question="How many came to it?",
        evidence=CAME,
        reasons=("pronoun",),
        score=0.2,
    ),
)


@pytest.fixture
def opened(store: Store) -> Opened:
    return desk.begin_draft(store, an_article(), CANDIDATES, NOW)


@pytest.fixture
def view(qtbot: QtBot, window: MainWindow, opened: Opened) -> DeskView:
    window.show_page("desk")
    (view,) = window.findChildren(DeskView)
    view.open_draft(opened.draft.id)
    return view


@pytest.fixture
def bench(view: DeskView) -> Bench:
    return view.bench


def press(qtbot: QtBot, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    target = QApplication.focusWidget()
    assert target
    qtbot.keyClick(target, key, held)


def stem(bench: Bench) -> str:
    return bench.question.stem.text


def verdicts(store: Store, opened: Opened) -> str:
    proposals = desk.open_draft(store, opened.draft.id).proposals
    return "".join(p.verdict.value[0] for p in proposals)


def test_a_draft_opens_at_its_first_question_with_its_evidence(bench: Bench) -> None:
    assert [row.answer for row in bench.list.model.rows] == [
        "Ana Costa",
        "Porto",
        "Friday",
    ]
    assert stem(bench) == "Who opened the harbour festival in Porto?"
    assert "Ana Costa" in bench.question.key.text()
    assert bench.question.proof.text.toPlainText() == TEXT[17:80]
    assert bench.article.told.text() == "0 of 3 sentences asked"
    assert bench.list.dropped.text() == "1 dropped, and why"


def test_single_keys_keep_and_reject_and_each_is_written_at_once(
    qtbot: QtBot, bench: Bench, store: Store, opened: Opened
) -> None:
    press(qtbot, Qt.Key.Key_K)
    assert stem(bench).startswith("Where")
    assert verdicts(store, opened) == "kooo"
    press(qtbot, Qt.Key.Key_R)
    qtbot.keyClick(bench.faults, Qt.Key.Key_5)
    assert verdicts(store, opened) == "kroo"
    assert stem(bench).startswith("When")
    rejected = desk.open_draft(store, opened.draft.id).proposals[1]
    assert rejected.fault is Fault.TRIVIAL
    press(qtbot, Qt.Key.Key_R)
    qtbot.keyClick(bench.faults, Qt.Key.Key_R)
    assert verdicts(store, opened) == "krro"
    assert bench.list.kept.text() == "1 kept"
    assert bench.list.rejected.text() == "2 rejected"
    assert bench.question.decisions.add.text() == "Add 1 question to a bank…"
    assert bench.article.told.text() == "1 of 3 sentences asked"


def test_undo_shows_the_question_again_and_redo_decides_again(
    qtbot: QtBot, bench: Bench, store: Store, opened: Opened
) -> None:
    press(qtbot, Qt.Key.Key_K)
    press(qtbot, Qt.Key.Key_K)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert verdicts(store, opened) == "kooo"
    assert stem(bench).startswith("Where")
    press(qtbot, Qt.Key.Key_Z, CONTROL, SHIFT)
    assert verdicts(store, opened) == "kkoo"
    bench.list.pick(opened.proposals[0].id)
    press(qtbot, Qt.Key.Key_O)
    assert verdicts(store, opened) == "okoo"


def test_undo_shows_a_question_that_the_filter_hides(
    qtbot: QtBot, bench: Bench, opened: Opened
) -> None:
    bench.list.use(Filter(Status.OPEN))
    bench.list.view.setFocus()
    press(qtbot, Qt.Key.Key_K)
    assert [row.answer for row in bench.list.model.rows] == ["Porto", "Friday"]
    assert stem(bench).startswith("Where")
    bench.list.use(Filter(Status.REJECTED))
    assert not bench.list.model.rows
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert stem(bench).startswith("Who")


def test_j_and_l_and_the_arrows_go_up_and_down(qtbot: QtBot, bench: Bench) -> None:
    for key, begins in (
        (Qt.Key.Key_L, "Where"),
        (Qt.Key.Key_Down, "When"),
        (Qt.Key.Key_L, "When"),
        (Qt.Key.Key_J, "Where"),
        (Qt.Key.Key_Up, "Who"),
        (Qt.Key.Key_J, "Who"),
    ):
        press(qtbot, key)
        assert stem(bench).startswith(begins)


def test_space_asks_checks_and_shows_everything_again(
    qtbot: QtBot, bench: Bench
) -> None:
    press(qtbot, Qt.Key.Key_Space)
    assert bench.question.answering
    assert not bench.question.proof.isVisible()
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "ana costa")
    press(qtbot, Qt.Key.Key_Return)
    assert bench.question.judgement.words.text() == "Right"
    assert bench.question.proof.isVisible()
    press(qtbot, Qt.Key.Key_Space)
    assert not bench.question.previewing
    assert bench.question.findings.isVisible()


def test_an_edit_is_made_in_place_checked_as_it_is_typed_and_taken_back(
    qtbot: QtBot, bench: Bench, store: Store, opened: Opened
) -> None:
    press(qtbot, Qt.Key.Key_E)
    editor = bench.question.editor
    assert editor.stem.hasFocus()
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClicks(editor.stem, "Who is Ana Costa")
    assert any("gives its answer" in told for told in bench.question.findings.told)
    body = editor.body
    assert isinstance(body, ShortAnswerEditor)
    body.rows.rows[0].text.setText("the mayor")
    press(qtbot, Qt.Key.Key_Escape)
    (first, *_) = desk.open_draft(store, opened.draft.id).proposals
    assert first.edited is not None
    assert (first.edited.stem, first.edited.key()) == ("Who is Ana Costa", "the mayor")
    assert stem(bench) == "Who is Ana Costa"
    assert bench.list.view.hasFocus()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert stem(bench).startswith("Who opened")


def test_going_elsewhere_while_editing_saves_the_edit_where_it_was_made(
    qtbot: QtBot, bench: Bench, store: Store, opened: Opened
) -> None:
    press(qtbot, Qt.Key.Key_E)
    qtbot.keyClicks(bench.question.editor.stem, "Which mayor?")
    index = bench.list.model.index(2)
    qtbot.mouseClick(
        bench.list.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=bench.list.view.visualRect(index).center(),
    )
    proposals = desk.open_draft(store, opened.draft.id).proposals
    assert [p.edited is not None for p in proposals] == [True, False, False, False]
    assert stem(bench).startswith("When")
    assert not bench.question.editing


def test_closing_the_window_while_editing_keeps_the_edit(
    qtbot: QtBot, window: MainWindow, bench: Bench, store: Store, opened: Opened
) -> None:
    press(qtbot, Qt.Key.Key_E)
    qtbot.keyClicks(bench.question.editor.stem, "Which mayor?")
    window.close()
    (first, *_) = desk.open_draft(store, opened.draft.id).proposals
    assert first.edited
    assert first.edited.stem == "Which mayor?"


def test_leaving_an_edit_without_a_change_writes_nothing(
    qtbot: QtBot, bench: Bench, backend: Backend
) -> None:
    press(qtbot, Qt.Key.Key_E)
    press(qtbot, Qt.Key.Key_Escape)
    assert backend.next_undo is None


def test_what_was_dropped_is_listed_with_its_reason_and_can_be_kept(
    qtbot: QtBot, bench: Bench, store: Store, opened: Opened
) -> None:
    press(qtbot, Qt.Key.Key_D)
    (row,) = bench.list.model.rows
    assert row.answer == "12,000"
    told = bench.list.model.data(
        bench.list.model.index(0), Qt.ItemDataRole.AccessibleTextRole
    )
    assert "does not say whom or what" in told
    assert "does not say whom or what" in bench.question.findings.told[0]
    press(qtbot, Qt.Key.Key_K)
    assert verdicts(store, opened) == "oook"
    assert bench.article.told.text() == "1 of 3 sentences asked"
    press(qtbot, Qt.Key.Key_Escape)
    assert stem(bench) == "How many came to it?"  # it is listed now that it is kept


def test_every_reason_of_the_generator_is_told_in_a_sentence() -> None:
    found: set[str] = set()
    for name in ("bridge", "court", "fossil", "marathon", "storm", "vaccine"):
        text = (ARTICLES / f"{name}.txt").read_text("utf-8")
        made = finish(generation.find_candidates(an_article(text=text)))
        found |= {why for each in made for why in (*each.reasons, *each.doubts)}
    assert len(found) > 8
    assert found <= words.REASONS.keys()


def test_a_listing_begins_at_its_first_and_ends_where_one_was(
    qtbot: QtBot, bench: Bench
) -> None:
    press(qtbot, Qt.Key.Key_L)
    bench.article.text.select(evidence("on Friday").span)
    press(qtbot, Qt.Key.Key_P)
    bench.article.text.select(evidence("12,000").span)
    press(qtbot, Qt.Key.Key_A)
    assert stem(bench) == "How many came to it?"
    press(qtbot, Qt.Key.Key_Escape)
    assert stem(bench).startswith("Where")


def test_selected_words_list_what_asks_about_them_dropped_or_not(
    qtbot: QtBot, bench: Bench, view: DeskView
) -> None:
    bench.article.text.select(evidence("12,000 people").span)
    assert bench.article.offers.isVisible()
    qtbot.mouseClick(bench.article.ask, Qt.MouseButton.LeftButton)
    assert [row.answer for row in bench.list.model.rows] == ["12,000"]
    assert bench.list.about.text() == "About “12,000 people”"
    press(qtbot, Qt.Key.Key_Escape)
    assert len(bench.list.model.rows) == 3


def test_a_question_of_ones_own_is_made_from_a_selection(
    qtbot: QtBot, bench: Bench, store: Store, opened: Opened
) -> None:
    bench.article.text.select(evidence("on Sunday").span)
    press(qtbot, Qt.Key.Key_A)
    assert not bench.list.model.rows
    qtbot.mouseClick(bench.list.write, Qt.MouseButton.LeftButton)
    assert bench.question.editing
    body = bench.question.editor.body
    assert isinstance(body, ShortAnswerEditor)
    assert body.rows.rows[0].text.text() == "on Sunday"
    qtbot.keyClicks(bench.question.editor.stem, "When does the harbour festival end?")
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_K)
    own = desk.open_draft(store, opened.draft.id).proposals[-1]
    assert own.verdict is Verdict.KEPT
    question = desk.question_of(own, opened.draft.article)
    assert question.stem == "When does the harbour festival end?"
    assert question.evidence
    assert question.evidence.quote == "The festival ends on Sunday."


def test_a_selection_becomes_the_evidence_of_the_question(
    qtbot: QtBot, bench: Bench, store: Store, opened: Opened
) -> None:
    bench.article.text.select(evidence("12,000").span)
    qtbot.mouseClick(bench.article.prove, Qt.MouseButton.LeftButton)
    (first, *_) = desk.open_draft(store, opened.draft.id).proposals
    assert first.edited is not None
    assert first.edited.evidence == evidence("About 12,000 people came.")
    assert any("does not say" in told for told in bench.question.findings.told)


def test_a_gap_in_the_bar_lists_what_could_be_asked_there(
    qtbot: QtBot, bench: Bench
) -> None:
    press(qtbot, Qt.Key.Key_K)
    bar = bench.article.bar
    assert bar.gaps == (1, 2)
    place = bar.piece(1).center().toPoint()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
    assert [row.answer for row in bench.list.model.rows] == ["12,000"]
    press(qtbot, Qt.Key.Key_G)
    assert bench.list.about.text() == "About “The festival ends on Sunday.”"
    press(qtbot, Qt.Key.Key_Escape)
    bar.setFocus()
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Return)
    assert "12,000" in bench.list.about.text()


def test_filters_are_by_status_kind_and_strength(bench: Bench) -> None:
    chosen = bench.list
    chosen.filters.strengths.setCurrentIndex(4)
    chosen.filters.strengths.activated.emit(4)
    assert [row.answer for row in chosen.model.rows] == ["Ana Costa", "Porto"]
    chosen.filters.kinds.setCurrentIndex(1)
    chosen.filters.kinds.activated.emit(1)
    assert len(chosen.model.rows) == 2
    chosen.filters.statuses.setCurrentIndex(2)
    chosen.filters.statuses.activated.emit(2)
    assert not chosen.model.rows
    assert chosen.empty.text() == "No candidate is like that."


def test_filters_are_gone_through_by_keys(qtbot: QtBot, bench: Bench) -> None:
    for key, answers in (
        (Qt.Key.Key_S, ["Ana Costa", "Porto", "Friday"]),  # fair and better
        (Qt.Key.Key_S, ["Ana Costa", "Porto"]),  # good and better
        (Qt.Key.Key_U, ["Ana Costa", "Porto"]),  # to decide
        (Qt.Key.Key_U, []),  # kept
        (Qt.Key.Key_Escape, ["Ana Costa", "Porto", "Friday"]),
        (Qt.Key.Key_F, ["Ana Costa", "Porto", "Friday"]),  # short answers
        (Qt.Key.Key_F, ["Ana Costa", "Porto", "Friday"]),  # every kind
    ):
        press(qtbot, key)
        assert [row.answer for row in bench.list.model.rows] == answers
    assert bench.list.filters.kinds.currentText() == "Kind"


def test_near_duplicates_of_a_kept_question_are_told(
    qtbot: QtBot, view: DeskView, store: Store
) -> None:
    again = a_candidate(question="Who was it that opened Porto's harbour festival?")
    opened = desk.begin_draft(store, an_article(), (a_candidate(), again), NOW)
    view.open_draft(opened.draft.id)
    press(qtbot, Qt.Key.Key_K)
    (told,) = view.bench.question.findings.told
    assert told.startswith("Much like one that is kept")
    model = view.bench.list.model
    doubtful = [model.data(model.index(row), DOUBTFUL) for row in range(2)]
    assert doubtful == [False, True]
    said = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("look at its checks")
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert not any(model.data(model.index(row), DOUBTFUL) for row in range(2))


def test_a_row_says_its_kind_and_difficulty(bench: Bench) -> None:
    said = bench.list.model.data(
        bench.list.model.index(0), Qt.ItemDataRole.AccessibleTextRole
    )
    assert "short answer · medium" in said


def test_the_columns_become_tabs_where_there_is_little_room(
    qtbot: QtBot, window: MainWindow, bench: Bench
) -> None:
    parts = (bench.list, bench.question, bench.article)
    assert [part.isVisible() for part in parts] == [True, True, True]
    window.resize(1000, 650)
    qtbot.waitUntil(lambda: not bench.article.isVisible())
    assert [part.isVisible() for part in parts] == [True, True, False]
    press(qtbot, Qt.Key.Key_T)
    assert [part.isVisible() for part in parts] == [True, False, True]
    press(qtbot, Qt.Key.Key_E)
    assert bench.question.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    window.resize(720, 480)
    qtbot.waitUntil(lambda: not bench.list.isVisible())
    qtbot.mouseClick(bench.columns.tabs["list"], Qt.MouseButton.LeftButton)
    assert [part.isVisible() for part in parts] == [True, False, False]


def test_keys_work_in_every_tab(
    qtbot: QtBot, window: MainWindow, bench: Bench, store: Store, opened: Opened
) -> None:
    window.resize(720, 480)
    qtbot.waitUntil(lambda: bench.columns.room == 1)
    press(qtbot, Qt.Key.Key_T)
    assert bench.article.text.hasFocus()
    press(qtbot, Qt.Key.Key_K)
    press(qtbot, Qt.Key.Key_E)
    assert bench.question.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_K)
    press(qtbot, Qt.Key.Key_T)
    press(qtbot, Qt.Key.Key_D)
    assert bench.list.view.hasFocus()
    press(qtbot, Qt.Key.Key_K)
    assert verdicts(store, opened) == "kkok"


def test_keys_of_the_desk_do_nothing_where_an_article_is_chosen(
    qtbot: QtBot, window: MainWindow, view: DeskView, backend: Backend
) -> None:
    view.show_sources()
    assert not window.actions_["keep"].isEnabled()
    press(qtbot, Qt.Key.Key_K)
    assert view.source.text.toPlainText() == "k"
    assert backend.next_undo is None


def test_space_presses_a_button_that_has_the_focus(
    qtbot: QtBot, bench: Bench, store: Store, opened: Opened
) -> None:
    bench.question.decisions.keep.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert verdicts(store, opened) == "kooo"
    assert not bench.question.previewing


def added(view: DeskView) -> AddDialog:
    view.add_to_bank()
    (dialog,) = (d for d in view.findChildren(AddDialog) if d.isVisible())
    return dialog


def test_kept_questions_go_to_a_bank_and_to_study_and_one_undo_takes_them_back(
    qtbot: QtBot, window: MainWindow, view: DeskView, store: Store, backend: Backend
) -> None:
    press(qtbot, Qt.Key.Key_K)
    press(qtbot, Qt.Key.Key_K)
    dialog = added(view)
    assert dialog.told.text() == "2 new."
    dialog.name.setText("Porto")
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert dialog.done_words.text() == "The questions are in “Porto”."
    qtbot.mouseClick(dialog.study, Qt.MouseButton.LeftButton)
    assert window.page == "study"
    backend.undo()
    with store.read() as tx:
        assert tx.banks.all() == ()
    backend.redo()
    with store.read() as tx:
        (bank,) = tx.banks.all()
        assert len(tx.questions.of_bank(bank.id)) == 2


def test_adding_again_shows_what_is_the_same_and_opens_the_library(
    qtbot: QtBot, window: MainWindow, view: DeskView
) -> None:
    press(qtbot, Qt.Key.Key_K)
    dialog = added(view)
    dialog.add.click()
    dialog.stay.click()
    press(qtbot, Qt.Key.Key_K)
    dialog = added(view)
    assert dialog.told.text() == "1 new, 1 unchanged."
    assert not dialog.name.isVisible()
    dialog.add.click()
    dialog.library.click()
    assert window.page == "library"


def test_a_bank_deleted_meanwhile_is_told_in_the_dialog(
    qtbot: QtBot, view: DeskView, store: Store
) -> None:
    with store.write() as tx:
        tx.banks.add(a_bank())
    press(qtbot, Qt.Key.Key_K)
    dialog = added(view)
    dialog.banks.setCurrentIndex(1)
    dialog.banks.activated.emit(1)
    assert not dialog.name.isVisible()
    with store.write() as tx:
        tx.banks.remove(a_bank())
    dialog.add.click()
    assert "deleted meanwhile" in dialog.trouble.text()
    assert dialog.banks.count() == 1
    dialog.add.click()
    assert "The questions are in" in dialog.done_words.text()


def test_drafts_are_gone_on_with_and_deleted_from_the_source_page(
    qtbot: QtBot, view: DeskView, store: Store
) -> None:
    other = an_article(title="Another article")
    desk.begin_draft(store, other, CANDIDATES, NOW + timedelta(days=1))
    view.show_sources()
    titles = [button.text() for button in view.source.drafts.buttons]
    assert titles == ["Another article", "Harbour Festival"]
    qtbot.mouseClick(view.source.drafts.buttons[0], Qt.MouseButton.LeftButton)
    assert view.working
    assert view.bench.article.title.text() == "Another article"
    view.show_sources()
    view.source.delete_asked.emit(view.bench.draft.id)  # type: ignore[union-attr]
    assert len(view.source.drafts.buttons) == 1
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert len(view.source.drafts.buttons) == 2


def test_of_ten_thousand_candidates_those_on_the_screen_are_looked_at(
    qtbot: QtBot, view: DeskView, store: Store
) -> None:
    many = [
        replace(a_candidate(), question=f"Who opened festival {n}?")
        for n in range(10_000)
    ]
    opened = desk.begin_draft(store, an_article(), many, NOW)
    view.open_draft(opened.draft.id)
    model = view.bench.list.model
    doubtful, looked_at = model.doubtful, set[str]()

    def watched(row: Row) -> bool:
        looked_at.add(row.id)
        return doubtful(row)

    model.doubtful = watched
    for _ in range(10):
        press(qtbot, Qt.Key.Key_K)
        QApplication.processEvents()
    assert 0 < len(looked_at) < 50
    assert view.bench.list.kept.text() == "10 kept"


def test_the_model_is_a_sound_one(qtbot: QtBot, opened: Opened) -> None:
    model = CandidateModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    model.show_all(opened.proposals)
    model.use(Filter(Status.DROPPED))
    first = opened.proposals[0]
    model.put((first, replace(first, verdict=Verdict.KEPT)))
    model.use(Filter(Status.KEPT))
    assert [row.id for row in model.rows] == [first.id]
    model.put((first, None))
    model.use(Filter())
    assert len(model.rows) == 2
    assert tester


def test_a_place_takes_what_asks_about_it(opened: Opened) -> None:
    first = opened.proposals[0]
    answer = first.candidate.answer_span
    assert answer
    beside = Span(answer.end + 1, answer.end + 5)
    assert Place(answer, "", whole=False).holds(first)
    assert not Place(beside, "", whole=False).holds(first)
    assert Place(beside, "", whole=True).holds(first)


def paste(view: DeskView, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    view.source.text.insertFromMimeData(data)


@pytest.fixture
def sources(window: MainWindow) -> DeskView:
    window.actions_["new-bank"].trigger()
    (view,) = window.findChildren(DeskView)
    return view


def test_a_pasted_article_becomes_a_draft_with_what_was_said_of_it(
    qtbot: QtBot, sources: DeskView, store: Store
) -> None:
    paste(sources, (ARTICLES / "bridge.txt").read_text("utf-8"))
    sources.source.form.fields["title"].setText("The bridge")
    sources.source.form.fields["published"].setText("2026-11-20")
    qtbot.mouseClick(sources.source.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sources.working, timeout=20_000)
    draft = sources.bench.draft
    assert draft is not None
    assert (draft.article.title, str(draft.article.published)) == (
        "The bridge",
        "2026-11-20",
    )
    assert draft.article.accessed is not None
    assert draft.article.language == "en"
    assert len(sources.bench.list.model.rows) > 10
    assert sources.bench.list.view.hasFocus()


def test_what_is_found_in_a_pasted_text_is_shown_before_it_is_used(
    qtbot: QtBot, sources: DeskView
) -> None:
    title = sources.source.form.fields["title"]
    text = (ARTICLES / "bridge.txt").read_text("utf-8")
    paste(sources, text)
    qtbot.waitUntil(lambda: title.text() == text.splitlines()[0])
    assert sources.source.count.text().endswith(" words")
    assert sources.source.form.language.currentText() == "English"
    sources.source.text.clear()
    qtbot.waitUntil(lambda: not title.text())
    title.setText("My own")
    paste(sources, "Das ist der Text einer Zeitung über die Stadt und den Fluss. " * 9)
    qtbot.waitUntil(lambda: "not read like English" in sources.source.count.text())
    assert title.text() == "My own"


def test_an_article_said_to_be_in_another_language_is_refused(
    qtbot: QtBot, window: MainWindow, sources: DeskView
) -> None:
    paste(sources, (ARTICLES / "bridge.txt").read_text("utf-8"))
    language = sources.source.form.language
    language.setCurrentIndex(language.findText("German"))
    sources.source.start.click()
    assert "English articles only" in window.messages.text.text()


def test_a_page_on_this_machine_is_read_when_that_is_meant(
    qtbot: QtBot, sources: DeskView, server: Server
) -> None:
    text = (ARTICLES / "museum.txt").read_text("utf-8")
    paragraphs = "".join(f"<p>{p}</p>" for p in text.split("\n") if p)
    page = f"<html lang=en><title>M</title><article>{paragraphs}</article></html>"
    url = server.at("/museum", lambda site: site.answer(page.encode()))
    paste(sources, f" {url}\n")
    notice = sources.source.notice
    qtbot.waitUntil(notice.isVisible, timeout=20_000)
    assert "on this machine" in notice.words.text()
    assert server.asked == []
    assert notice.offer.hasFocus()
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(sources.source.text.toPlainText()), timeout=20_000)
    assert server.asked == ["/museum"]
    assert not notice.isVisible()


def test_reading_a_silent_site_is_cancelled_by_button(
    qtbot: QtBot, sources: DeskView, server: Server
) -> None:
    def stall(_: Site) -> None:
        server.closing.wait(30)

    url = server.at("/", stall)
    sources.source.read_address(url, allow_private=True)
    cancel = sources.source.stages.cancel
    qtbot.waitUntil(cancel.isVisible, timeout=5_000)
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not sources.source.busy, timeout=1_000)
    assert sources.source.address.text() == url
    assert sources.source.fetch.isEnabled()


def test_a_long_title_of_a_draft_leaves_room_for_the_rest(
    qtbot: QtBot, window: MainWindow, view: DeskView, store: Store
) -> None:
    long = an_article(title="A very long title of an article " * 5)
    desk.begin_draft(store, long, CANDIDATES, NOW)
    view.show_sources()
    window.resize(1000, 650)
    qtbot.waitUntil(lambda: window.width() == 1000)
    delete = view.source.drafts.buttons[0].parentWidget()
    assert delete is not None
    right = delete.mapTo(view.source, delete.rect().topRight()).x()
    assert right < view.source.width()
    assert view.source.address.width() > 150


def test_a_date_that_is_none_is_told(qtbot: QtBot, sources: DeskView) -> None:
    paste(sources, TEXT * 5)
    sources.source.form.fields["published"].setText("Friday")
    with qtbot.waitSignal(sources._backend.failed) as told:  # noqa: SLF001
        sources.source.start.click()
    assert "is not a date" in str(told.args)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Too short.", "too few for questions"),
        (
            "Das ist der Text einer Zeitung über die Stadt und den Fluss. " * 9,
            "English",
        ),
    ],
)
def test_what_cannot_be_asked_about_is_told_and_stays(
    qtbot: QtBot, window: MainWindow, sources: DeskView, text: str, told: str
) -> None:
    paste(sources, text)
    sources.source.start.click()
    assert told in window.messages.text.text()
    assert sources.source.text.toPlainText() == text
    assert not sources.working


def test_an_article_without_questions_says_so_and_lets_one_write(
    qtbot: QtBot, sources: DeskView
) -> None:
    paste(sources, "Rain and wind and the sea of it and the sand. " * 4)
    sources.source.start.click()
    qtbot.waitUntil(lambda: sources.working, timeout=20_000)
    if not sources.bench.list.model.rows:
        assert "No question could be made" in sources.bench.list.empty.text()
    sources.bench.article.text.select(Span(0, 4))
    press(qtbot, Qt.Key.Key_W)
    assert sources.bench.question.editing


def test_cancelling_leaves_no_draft_and_the_text_where_it_was(
    qtbot: QtBot, sources: DeskView, store: Store
) -> None:
    text = (ARTICLES / "storm.txt").read_text("utf-8") * 20
    paste(sources, text)
    sources.source.start.click()
    assert not sources.source.start.isEnabled()
    qtbot.waitUntil(sources.source.stages.cancel.isVisible, timeout=5_000)
    assert sources.source.stages.stage.text()
    qtbot.mouseClick(sources.source.stages.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not sources.source.busy, timeout=20_000)
    assert not sources.working
    assert desk.drafts(store) == ()
    assert sources.source.text.toPlainText() == text
    assert sources.source.start.isEnabled()


def test_a_file_dropped_on_the_window_is_read_with_what_it_says_of_itself(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    text = (ARTICLES / "museum.txt").read_text("utf-8")
    paragraphs = "".join(f"<p>{p}</p>" for p in text.split("\n") if p)
    page.write_text(
        "<html lang=en><head><title>The museum</title>"
        "<meta name=author content='Eva Silva'></head>"
        f"<body><article><h1>The museum</h1>{paragraphs}</article></body></html>",
        "utf-8",
    )
    drop(window, page)
    assert window.page == "desk"
    (view,) = window.findChildren(DeskView)
    fields = view.source.form.fields
    qtbot.waitUntil(lambda: bool(fields["title"].text()), timeout=20_000)
    assert (fields["title"].text(), fields["author"].text()) == (
        "The museum",
        "Eva Silva",
    )
    assert text.split("\n")[2][:40] in view.source.text.toPlainText()


def test_a_file_dropped_on_the_text_is_read_too(
    qtbot: QtBot, sources: DeskView
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(ARTICLES / "ferry.txt"))])
    assert sources.source.text.canInsertFromMimeData(data)
    sources.source.text.insertFromMimeData(data)
    qtbot.waitUntil(lambda: bool(sources.source.text.toPlainText()), timeout=20_000)
    assert "ferry" in sources.source.text.toPlainText()


def test_the_desk_is_drawn_in_every_size_and_look(
    qtbot: QtBot, window: MainWindow, bench: Bench, app: QApplication
) -> None:
    press(qtbot, Qt.Key.Key_K)
    for look, size in (("dark", 100), ("light", 200)):
        theme.apply(app, look, size)
        assert not window.grab().isNull()
        assert bench.list.view.visualRect(bench.list.model.index(0)).height() > 60


def a_long_candidate() -> Candidate:
    return a_candidate(question="Who " + "really " * 60 + "opened the festival?")


def test_emoji_do_not_shift_what_is_selected(view: DeskView, store: Store) -> None:
    text = "😀 It rained 😀 in Porto.\n\nAna Costa 😀 came on Friday."
    opened = desk.begin_draft(store, an_article(text=text), (a_long_candidate(),), NOW)
    view.open_draft(opened.draft.id)
    for said in ("Porto", "came on Friday"):
        span = Span(text.index(said), text.index(said) + len(said))
        view.bench.article.text.select(span)
        assert view.bench.article.text.selected() == span
        assert view.bench.article.text.textCursor().selectedText() == said
