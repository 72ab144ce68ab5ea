"""Every action of the window in one table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

Triggers = Mapping[str, Callable[[], object]]

MENUS = (
    *("File", "Edit", "Study", "Quiz", "Write", "New bank", "Cards"),
    *("View", "Help"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What an action is called, where it stands and which keys trigger it.

    Attributes:
        page: The page it belongs to; it works only while that page is shown.
    """

    name: str
    menu: str
    text: str
    keys: str = ""
    page: str = ""


ENTRIES = (
    Entry("new-bank", "File", "New bank from an article…", "Ctrl+N"),
    Entry("import", "File", "Import questions…", "Ctrl+O"),
    Entry("export", "File", "Export bank…", "Ctrl+Shift+E", page="library"),
    Entry("print-bank", "File", "Bank on paper…", "Ctrl+P", page="library"),
    Entry("quit", "File", "Quit", "Ctrl+Q"),
    Entry("undo", "Edit", "Undo", "Ctrl+Z"),
    Entry("redo", "Edit", "Redo", "Ctrl+Shift+Z"),
    Entry("find", "Edit", "Search", "Ctrl+F"),
    Entry("replace", "Edit", "Find and replace…", "Ctrl+H"),
    Entry("add-bank", "Edit", "New empty bank…", page="library"),
    Entry("rename-bank", "Edit", "Rename bank…", "F2", page="library"),
    Entry("exam", "Edit", "Set an exam for the bank…", page="library"),
    Entry("merge-bank", "Edit", "Move all into another bank…", page="library"),
    Entry("quiz-these", "Edit", "Quiz the chosen questions…", "Q", page="library"),
    Entry("edit-question", "Edit", "Edit the question…", "E", page="library"),
    Entry("write-here", "Edit", "Write in the bank", "W", page="library"),
    Entry("duplicate", "Edit", "Duplicate", "Ctrl+D", page="library"),
    Entry("move", "Edit", "Move to another bank…", "Ctrl+M", page="library"),
    Entry("tag", "Edit", "Tag…", "Ctrl+T", page="library"),
    Entry("delete", "Edit", "Delete", "Del", page="library"),
    Entry("custom-study", "Study", "Custom study…", "Ctrl+Shift+S"),
    Entry("edit-card", "Study", "Edit the question…", "E", page="study"),
    Entry("flag", "Study", "Flag card", "F", page="study"),
    Entry("bury", "Study", "Bury card until tomorrow", "B", page="study"),
    Entry("suspend", "Study", "Suspend card", "S", page="study"),
    Entry("play", "Study", "Play the sound", "Ctrl+R", page="study"),
    Entry("accept", "Study", "Accept the answer from now on", "A", page="study"),
    Entry("evidence", "Study", "Show the whole article", "V", page="study"),
    Entry("leave", "Study", "Leave the session", "Esc", page="study"),
    Entry("find-questions", "New bank", "Find questions", "Ctrl+G", page="desk"),
    Entry("keep", "New bank", "Keep the question", "K", page="desk"),
    Entry("reject", "New bank", "Reject the question", "R", page="desk"),
    Entry("edit", "New bank", "Edit the question", "E", page="desk"),
    Entry("preview", "New bank", "Answer it as a learner", "Space", page="desk"),
    Entry("previous", "New bank", "Question above", "J", page="desk"),
    Entry("next", "New bank", "Question below", "L", page="desk"),
    Entry("open-again", "New bank", "Leave it undecided", "O", page="desk"),
    Entry("ask-about", "New bank", "Ask about the selected words", "A", page="desk"),
    Entry(
        "use-evidence", "New bank", "Use the selection as evidence", "P", page="desk"
    ),
    Entry("write-own", "New bank", "Write a question of your own", "W", page="desk"),
    Entry("next-gap", "New bank", "Next sentence not asked about", "G", page="desk"),
    Entry("filter-status", "New bank", "List by what was decided", "U", page="desk"),
    Entry("filter-kind", "New bank", "List by kind", "F", page="desk"),
    Entry("filter-strength", "New bank", "List by strength", "S", page="desk"),
    Entry("dropped", "New bank", "What was dropped, and why", "D", page="desk"),
    Entry("turn", "New bank", "The article or the question", "T", page="desk"),
    Entry("add-to-bank", "New bank", "Add to a bank…", "Ctrl+Return", page="desk"),
    Entry("sources", "New bank", "Another article", "Ctrl+Shift+N", page="desk"),
    Entry("write-new", "Write", "New question", "Ctrl+Return", page="write"),
    Entry("write-save", "Write", "Save the question", "Ctrl+S", page="write"),
    Entry("write-duplicate", "Write", "Duplicate", "Ctrl+D", page="write"),
    Entry("write-move", "Write", "Move to another bank…", "Ctrl+M", page="write"),
    Entry("write-tag", "Write", "Tag…", "Ctrl+T", page="write"),
    Entry("write-merge", "Write", "Merge questions", "Ctrl+Shift+M", page="write"),
    Entry("write-delete", "Write", "Delete", "Del", page="write"),
    Entry("write-bold", "Write", "Bold", "Ctrl+B", page="write"),
    Entry("write-italic", "Write", "Italic", "Ctrl+I", page="write"),
    Entry("write-code", "Write", "Code", page="write"),
    Entry("write-listed", "Write", "List", page="write"),
    Entry("write-link", "Write", "Link", page="write"),
    Entry("write-picture", "Write", "Picture or sound…", page="write"),
    Entry("write-gap", "Write", "Make the selection a gap", "Ctrl+G", page="write"),
    Entry(
        *("write-evidence", "Write", "Take the selection as evidence", "Ctrl+E"),
        page="write",
    ),
    Entry("next-problem", "Write", "Next problem", "F8", page="write"),
    Entry("previous-problem", "Write", "Problem before", "Shift+F8", page="write"),
    Entry("problem-go", "Write", "Go to the problem", "Ctrl+F8", page="write"),
    Entry("mend", "Write", "Mend the problem", "F9", page="write"),
    Entry("write-next-part", "Write", "To the next part", "F6", page="write"),
    Entry("write-preview", "Write", "Preview", "Alt+1", page="write"),
    Entry("write-article", "Write", "Article", "Alt+2", page="write"),
    Entry("write-problems", "Write", "Problems", "Alt+3", page="write"),
    Entry("write-versions", "Write", "Versions", "Alt+4", page="write"),
    Entry("write-add-bank", "Write", "New empty bank…", page="write"),
    Entry("write-rename-bank", "Write", "Rename the bank…", page="write"),
    Entry("write-copy-bank", "Write", "Duplicate the bank…", page="write"),
    Entry("write-merge-bank", "Write", "Move all into another bank…", page="write"),
    Entry("write-delete-bank", "Write", "Delete the bank", page="write"),
    Entry("quiz-new", "Quiz", "New quiz…", "Ctrl+Shift+Q", page="quiz"),
    Entry("quiz-check", "Quiz", "Check or go on", page="quiz"),
    Entry("quiz-flag", "Quiz", "Flag the question", "Ctrl+G", page="quiz"),
    Entry("quiz-submit", "Quiz", "Hand the quiz in…", "Ctrl+Return", page="quiz"),
    Entry("quiz-clock", "Quiz", "Hide or show the clock", "Ctrl+Shift+H", page="quiz"),
    Entry("quiz-sure-1", "Quiz", "I am sure", "Alt+1", page="quiz"),
    Entry("quiz-sure-2", "Quiz", "I think so", "Alt+2", page="quiz"),
    Entry("quiz-sure-3", "Quiz", "I guess", "Alt+3", page="quiz"),
    Entry("quiz-print", "Quiz", "Quiz on paper…", "Ctrl+P", page="quiz"),
    Entry("my-figures", "View", "My learning", "M", page="insights"),
    Entry("item-analysis", "View", "My questions", "Q", page="insights"),
    Entry("cards-details", "Cards", "Details of the card", page="browse"),
    Entry("cards-edit", "Cards", "Edit the question…", "E", page="browse"),
    Entry("cards-flag", "Cards", "Flag, or take the flag away", "F", page="browse"),
    Entry("cards-suspend", "Cards", "Suspend or resume", "S", page="browse"),
    Entry("cards-bury", "Cards", "Bury until tomorrow, or not", "B", page="browse"),
    Entry("cards-reschedule", "Cards", "Reschedule…", "D", page="browse"),
    Entry("cards-reset", "Cards", "Make new again", "N", page="browse"),
    Entry("cards-move", "Cards", "Move to another bank…", "Ctrl+M", page="browse"),
    Entry("cards-tag", "Cards", "Tag…", "Ctrl+T", page="browse"),
    Entry("cards-columns", "Cards", "Columns…", "Ctrl+Shift+C", page="browse"),
    Entry("today", "View", "Today", "Ctrl+1"),
    Entry("study", "View", "Study", "Ctrl+2"),
    Entry("quiz", "View", "Quiz", "Ctrl+3"),
    Entry("library", "View", "Library", "Ctrl+4"),
    Entry("write", "View", "Write", "Ctrl+5"),
    Entry("desk", "View", "New bank", "Ctrl+6"),
    Entry("browse", "View", "Cards", "Ctrl+7"),
    Entry("insights", "View", "Insights", "Ctrl+8"),
    Entry("plan", "View", "Plan", "Ctrl+Shift+P"),
    Entry("settings", "View", "Settings", "Ctrl+,"),
    Entry("larger", "View", "Larger text", "Ctrl++"),
    Entry("smaller", "View", "Smaller text", "Ctrl+-"),
    Entry("look-system", "View", "Light or dark as the system"),
    Entry("look-light", "View", "Light"),
    Entry("look-dark", "View", "Dark"),
    Entry("palette", "Help", "Find an action…", "Ctrl+K"),
    Entry("keys", "Help", "Keys", "F1"),
)


class Actions:
    """The actions of one window, made from the table."""

    def __init__(self, window: QWidget, triggers: Triggers) -> None:
        self._triggers = dict(triggers)
        self._actions = {e.name: self._make(e, window) for e in ENTRIES}
        for entry in ENTRIES:
            if not entry.page:
                window.addAction(self._actions[entry.name])

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def connect(self, page: QWidget, triggers: Triggers) -> None:
        """Let a page do its actions; their keys work within the page alone."""
        self._triggers.update(triggers)
        for name in triggers:
            page.addAction(self._actions[name])
            self._actions[name].setEnabled(True)

    def show_page(self, page: str) -> None:
        """Switch the actions on that work on a page, and those of others off."""
        for entry in ENTRIES:
            if entry.page:
                works = entry.page == page and entry.name in self._triggers
                self._actions[entry.name].setEnabled(works)

    def fill(self, bar: QMenuBar) -> None:
        """Put the actions into a menu bar; Alt and its first letter open a menu."""
        for title in MENUS:
            menu = bar.addMenu(f"&{_words(title)}")
            for entry in ENTRIES:
                if entry.menu == title:
                    menu.addAction(self._actions[entry.name])

    def _make(self, entry: Entry, window: QWidget) -> QAction:
        action = QAction(_words(entry.text), window)
        action.setObjectName(entry.name)
        if entry.keys:
            action.setShortcut(QKeySequence(entry.keys))
        if entry.page:
            action.setEnabled(False)
        action.setToolTip(tooltip(action))
        action.triggered.connect(partial(self._trigger, entry.name))
        return action

    def _trigger(self, name: str, _checked: object = None) -> None:
        self._triggers[name]()


def menu_name(menu: str) -> str:
    """Return what a menu is called."""
    return _words(menu)


def tooltip(action: QAction) -> str:
    """Return what an action does with the keys that do it: Study (Ctrl+2)."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.text()} ({keys})" if keys else action.text()


def _words(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
