"""Pictures of the real window on every screen, for documents and for looking."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog

from quizapp.assets import shipped_banks
from quizapp.domain.banks import Bank
from quizapp.domain.cards import Card, Rating, State
from quizapp.domain.choices import Choice
from quizapp.domain.ids import BankId, LearnerId, QuestionId, named_id
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.learners import Learner
from quizapp.domain.leeches import LEECH_LAPSES
from quizapp.domain.questions import Body, Question
from quizapp.domain.sessions import StudySession
from quizapp.gui import theme
from quizapp.gui.backend import Backend
from quizapp.gui.browse.pictures import BrowsePictures
from quizapp.gui.browse.view import BrowseView
from quizapp.gui.exchange_pictures import ExchangePictures
from quizapp.gui.generation.pictures import DeskPictures
from quizapp.gui.generation.view import DeskView
from quizapp.gui.kinds.ordering import OrderingWidget
from quizapp.gui.main_window import MainWindow
from quizapp.gui.plan_pictures import PlanPictures
from quizapp.gui.quiz_pictures import QuizPictures
from quizapp.gui.study.view import StudyView
from quizapp.gui.write_pictures import WritePictures
from quizapp.paths import Paths
from quizapp.services import shipped
from quizapp.services.banks import new_cards
from quizapp.services.study import next_card, rate_card, start
from quizapp.settings import Settings
from quizapp.store.store import open_store

_DAYS = 9
_STARTED = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)
_PACE = timedelta(seconds=3)
_A_DAY, _FORGETS, _LONGEST, _ROUNDS = 16, 11, 300, 4
_PRINTABLE = 128
_MATCHING = Matching(
    (
        Pair("Vladimir Putin", "president of Russia"),
        Pair("Kim Jong Un", "leader of North Korea"),
        Pair("Yoon Suk Yeol, who spoke on Thursday", "president of South Korea"),
    ),
    ("secretary-general of the North Atlantic Treaty Organization",),
)
_GAP = Cloze((("Kim Jong Un",),), (("Xi Jinping", "Yoon Suk Yeol"),))
_ORDERING = Ordering(
    (
        "Putin arrives in Pyongyang before dawn.",
        "Kim receives him at the airport.",
        "The two leaders sign a treaty that promises each other's help if attacked.",
        "Putin flies on to Hanoi.",
    )
)
_VARIANTS = (
    ("", (1280, 800), 100),
    ("-small", (1000, 650), 100),
    ("-200", (1280, 800), 200),
)


def take(folder: Path) -> tuple[Path, ...]:
    """Save a picture of every screen and state, light and dark; return the files."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []
    for suffix, size, font_size in _VARIANTS:
        for look in ("light", "dark"):
            theme.apply(app, look, font_size)
            with tempfile.TemporaryDirectory() as home:
                show = _Show(app, Path(home), size, Settings(look, font_size))
                for name, step in show.steps():
                    step()
                    file = folder / f"{name}-{look}{suffix}.png"
                    show.save(file)
                    taken.append(file)
                show.close()
    return tuple(taken)


@dataclass(slots=True)
class _Clock:
    """A clock that a few seconds pass on whenever it is looked at."""

    now: datetime

    def __call__(self) -> datetime:
        self.now += _PACE
        return self.now


class _Show:
    """The window on a collection of its own, walked through its screens."""

    def __init__(
        self, app: QApplication, home: Path, size: tuple[int, int], settings: Settings
    ) -> None:
        self._app = app
        self._clock = _Clock(_STARTED)
        paths = Paths(home, home / "settings.toml", home / "logs")
        self._store = open_store(paths.collection, now=self._clock())
        learner = Learner(LearnerId(named_id("pictures")), "Ada")
        with self._store.write() as tx:
            tx.learners.add(learner)
        shipped.install(self._store, shipped_banks(), self._clock())
        self._backend = Backend(self._store, self._clock, learner)
        self._window = MainWindow(paths, settings)
        self._window.resize(*size)
        self._window.show()
        self._window.set_backend(self._backend)

    def steps(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Return the names of the pictures and what leads to each, in order."""
        plan = PlanPictures(self._window, self._backend, self._wait, self._study_alone)
        return (
            ("today-first", self._settle),
            ("today", self._some_days_later),
            ("study-question", self._study_choices),
            ("study-answer", lambda: self._press(Qt.Key.Key_2, Qt.Key.Key_Return)),
            ("study-article", self._show_article),
            ("study-typed", self._type_something),
            ("study-summary", self._study_to_the_end),
            ("study-leech", self._forget_once_more),
            ("study-slip", self._slip),
            ("study-gap", lambda: self._ask("[[1]] received him.", _GAP)),
            ("custom-study", self._ask_custom_study),
            ("library", self._show_library),
            ("library-bank", self._open_bank),
            *ExchangePictures(self._window, self._backend).steps(),
            *plan.steps(),
            *BrowsePictures(self._browse).steps(),
            ("study-matching", lambda: self._ask("Who is who?", _MATCHING)),
            ("study-matching-answer", lambda: self._answer("ABC")),
            ("study-ordering", lambda: self._ask("In which order?", _ORDERING)),
            ("study-ordering-answer", self._move_something),
            *WritePictures(self._window, self._backend).steps(),
            *QuizPictures(self._window, self._backend).steps(),
            *DeskPictures(self._backend, self._open_desk, self._press).steps(),
        )

    def _browse(self) -> BrowseView:
        self._window.activateWindow()
        self._window.show_page("browse")
        view = self._window.findChild(BrowseView)
        assert isinstance(view, BrowseView)
        return view

    def _open_desk(self) -> DeskView:
        self._window.activateWindow()  # a dialog was, and only its keys would work
        self._window.new_bank()
        view = self._window.findChild(DeskView)
        assert isinstance(view, DeskView)
        return view

    def save(self, file: Path) -> None:
        """Save what the window shows."""
        self._settle()
        dialog = QApplication.activeModalWidget()
        (dialog or self._window).grab().save(str(file))
        if isinstance(dialog, QDialog):
            dialog.reject()

    def close(self) -> None:
        """Close the window and the collection."""
        self._window.close()
        self._window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._store.close()

    def _some_days_later(self) -> None:
        for day in range(_DAYS):
            self._clock.now = _STARTED + timedelta(days=day)
            if day != 3:
                self._study_alone()
        self._clock.now = _STARTED + timedelta(days=_DAYS)
        self._window.show_page("library")
        self._window.show_page("today")

    def _study_alone(self) -> None:
        """Answer some cards as a learner with an average memory would."""
        session = start(self._backend.learner, self._bank_ids(), self._clock())
        for number in range(_A_DAY):
            asked = next_card(self._store, session, self._clock())
            if asked is None:
                return
            rating = Rating.AGAIN if number % _FORGETS == 5 else Rating.GOOD
            rate_card(
                self._store, asked.card.id, rating, self._clock(), duration_ms=8_000
            )

    def _study_choices(self) -> None:
        """Study up to a card that offers choices."""
        self._window.study(())
        for _ in range(_LONGEST):
            view = self._study_view()
            if not view.asking or view.answer.name == MultipleChoice.name:
                return
            self._press(Qt.Key.Key_Return)
            self._press(Qt.Key.Key_3)

    def _show_article(self) -> None:
        self._window.actions_["evidence"].trigger()

    def _type_something(self) -> None:
        """Ask a card that is answered by typing, and answer it wrongly."""
        with self._store.read() as tx:
            asked = [q for b in tx.banks.all() for q in tx.questions.of_bank(b.id)]
        typed = next(q.id for q in asked if isinstance(q.body, ShortAnswer))
        self._study_chosen(next(c for c in self._cards() if c.question_id == typed))
        for letter in "Kim":
            self._press(Qt.Key(ord(letter.upper())), text=letter)
        self._press(Qt.Key.Key_Return)

    def _study_to_the_end(self) -> None:
        for _ in range(_LONGEST):
            if not self._study_view().asking:
                return
            self._press(Qt.Key.Key_Return)
            self._press(Qt.Key.Key_3)

    def _forget_once_more(self) -> None:
        """Forget a card for the eighth time."""
        card = next(card for card in self._cards() if card.state is State.REVIEW)
        often = replace(card, lapses=LEECH_LAPSES - 1, buried_until=None)
        with self._store.write() as tx:
            tx.cards.replace(card, often)
        self._study_chosen(often)
        self._press(Qt.Key.Key_Return, Qt.Key.Key_1)

    def _cards(self) -> tuple[Card, ...]:
        learner = self._backend.learner.id
        with self._store.read() as tx:
            return tuple(
                card
                for bank in tx.banks.all()
                for card in tx.cards.of_bank(bank.id, learner)
            )

    def _study_chosen(self, card: Card) -> None:
        learner, now = self._backend.learner, self._clock()
        session = StudySession(learner.id, (card.bank_id,), now, chosen=(card.id,))
        self._study_view().begin(session)
        self._window.show_page("study")

    def _slip(self) -> None:
        """Type a name with letters wrong."""
        body = ShortAnswer((Choice("Pyongyang", 1.0),))
        self._ask("Where did the two leaders meet?", body)
        for letter in "Pyonggang":
            self._press(Qt.Key(ord(letter.upper())), text=letter)
        self._press(Qt.Key.Key_Return)

    def _ask_custom_study(self) -> None:
        self._window.ask_custom_study()

    def _show_library(self) -> None:
        self._window.activateWindow()
        self._window.show_page("library")

    def _open_bank(self) -> None:
        self._press(Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Down)

    def _wait(self, days: int) -> None:
        self._clock.now += timedelta(days=days)

    def _ask(self, stem: str, body: Body) -> None:
        """Ask one question from a bank of its own."""
        bank = Bank(BankId(named_id(stem)), "More kinds")
        question = Question(QuestionId(named_id(stem, "1")), bank.id, stem, body)
        with self._store.write() as tx:
            tx.banks.add(bank)
            tx.questions.add(question)
            tx.cards.add(*new_cards(question, self._backend.learner))
        self._window.study((bank.id,))

    def _answer(self, letters: str) -> None:
        self._press(*(Qt.Key(ord(letter)) for letter in letters), Qt.Key.Key_Return)

    def _move_something(self) -> None:
        view = self._study_view()
        assert isinstance(view.answer, OrderingWidget)
        view.answer.items.move_to(2)
        view.check()

    def _study_view(self) -> StudyView:
        view = self._window.findChild(StudyView)
        assert isinstance(view, StudyView)
        return view

    def _bank_ids(self) -> tuple[BankId, ...]:
        with self._store.read() as tx:
            return tuple(bank.id for bank in tx.banks.all())

    def _press(self, *keys: Qt.Key, text: str = "") -> None:
        for key in keys:
            target = self._window.focusWidget() or self._window
            shown = text or (chr(key) if key < _PRINTABLE else "")
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, shown)
                self._app.sendEvent(target, event)
        self._settle()

    def _settle(self) -> None:
        """Let layouts and what was put off until later come to rest."""
        for _ in range(_ROUNDS):
            self._app.processEvents()
            self._app.sendPostedEvents()
