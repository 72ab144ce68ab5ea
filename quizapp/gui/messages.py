"""Codes and values → words for the person at the screen."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from quizapp.domain.attempts import Confidence
from quizapp.domain.calibration import Calibration
from quizapp.domain.cards import Rating, State
from quizapp.domain.changes import Change
from quizapp.domain.difficulty import Level, Thinking, level
from quizapp.domain.errors import QuizError
from quizapp.domain.item_analysis import Fault

_ACTIONS = {
    "rate-card": "rating",
    "mend-clock": "bringing cards back from days to come",
    "cram-card": "answer",
    "accept-answer": "accepting the answer",
    "bury-card": "burying the card",
    "suspend-card": "suspending the card",
    "resume-card": "resuming the card",
    "flag-card": "flag",
    "unflag-card": "removing the flag",
    "import-bank": "import",
    "edit-question": "edit of the question",
    "change-options": "change of study options",
    "set-exam": "setting the exam",
    "remove-exam": "removing the exam",
    "catch-up": "spreading the backlog",
    "plan-holiday": "holiday",
    "cancel-holiday": "taking the holiday back",
    "use-weights": "using the fitted memory model",
    "use-default-weights": "using the usual memory model",
    "add-learner": "new learner",
    "add-bank": "new bank",
    "add-question": "new question",
    "restart-cards": "starting the cards again",
    "duplicate-questions": "duplicate the question",
    "move-questions": "move the question",
    "delete-questions": "delete the question",
    "tag-questions": "tag the question",
    "merge-questions": "merge the questions",
    "mend-questions": "mend the question",
    "bring-back": "bringing a version back",
    "add-article": "adding the article",
    "replace-text": "replace text in a question",
    "rename-bank": "renaming the bank",
    "merge-banks": "merging banks",
    "duplicate-bank": "duplicating the bank",
    "delete-bank": "deleting the bank",
    "change-learner": "change of the learner",
    "remove-learner": "removing the learner",
    "keep-question": "keeping the question",
    "reject-question": "rejecting the question",
    "reopen-question": "taking the decision back",
    "edit-proposal": "edit of the question",
    "write-question": "question of your own",
    "delete-draft": "deleting the draft",
    "add-to-bank": "adding to the bank",
    "flag-cards": "flag the card",
    "unflag-cards": "remove the flag",
    "suspend-cards": "suspend the card",
    "resume-cards": "resume the card",
    "bury-cards": "bury the card",
    "unbury-cards": "take the card out of hiding",
    "reset-cards": "make the card new again",
    "reschedule-cards": "reschedule the card",
    "add-quiz": "new quiz",
    "edit-quiz": "change of the quiz",
    "delete-quiz": "deleting the quiz",
    "judge-answer": "judging the answer",
    "quiz-again": "taking the quiz again",
    "review-quiz": "counting the quiz as reviews",
    "delete-attempt": "deleting the attempt",
}
_COUNTED = {
    "flag-cards": "flag {count} cards",
    "unflag-cards": "remove {count} flags",
    "suspend-cards": "suspend {count} cards",
    "resume-cards": "resume {count} cards",
    "bury-cards": "bury {count} cards",
    "unbury-cards": "take {count} cards out of hiding",
    "reset-cards": "make {count} cards new again",
    "reschedule-cards": "reschedule {count} cards",
    "duplicate-questions": "duplicate {count} questions",
    "move-questions": "move {count} questions",
    "delete-questions": "delete {count} questions",
    "tag-questions": "tag {count} questions",
    "merge-questions": "merge {count} questions",
    "mend-questions": "mend {count} questions",
    "replace-text": "replace text in {count} questions",
}
_KINDS = {
    "multichoice": "multiple choice",
    "truefalse": "true or false",
    "shortanswer": "short answer",
    "cloze": "gap to fill",
    "flashcard": "flashcard",
    "matching": "matching",
    "ordering": "ordering",
    "numerical": "number",
    "essay": "essay",
    "description": "text to read",
}
_RATINGS = {
    Rating.AGAIN: "Again",
    Rating.HARD: "Hard",
    Rating.GOOD: "Good",
    Rating.EASY: "Easy",
}
_STATES = {
    State.NEW: "new",
    State.LEARNING: "learning",
    State.REVIEW: "review",
    State.RELEARNING: "learning again",
}
_LEVELS = {Level.EASY: "easy", Level.MEDIUM: "medium", Level.HARD: "hard"}
_THINKING = {
    Thinking.NAME: "recall of a name",
    Thinking.NUMBER: "recall of a number",
    Thinking.TIME: "recall of a time",
    Thinking.PLACE: "recall of a place",
    Thinking.REASON: "recall of a reason",
    Thinking.RELATION: "recall of a relation",
    Thinking.STATEMENT: "judging a statement",
}
_CONFIDENCE = {
    Confidence.SURE: "sure",
    Confidence.THINK_SO: "think so",
    Confidence.GUESS: "guess",
}
_ITEM_FAULTS = {
    Fault.MISLEADS: "the better do worse: check the key",
    Fault.GUESSED: "no better than guessing",
    Fault.TOO_HARD: "hardly anybody knows it",
    Fault.TOO_EASY: "nearly everybody knows it",
    Fault.TELLS_LITTLE: "tells the good from the weak poorly",
    Fault.DEAD_CHOICES: "has choices that nobody picks",
}
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_MONTH, _YEAR = 30.44, 365.25


def tr(text: str) -> str:
    """Return a text of this module in the language of the app."""
    return QCoreApplication.translate("messages", text)


def action(code: str) -> str:
    """Return what an action is called after the word Undo."""
    return tr(_ACTIONS.get(code, code.replace("-", " ")))


def step(change: Change) -> str:
    """Return what a change did, as it is called after the word Undo."""
    if change.count > 1 and change.action in _COUNTED:
        return tr(_COUNTED[change.action]).format(count=number(change.count))
    return action(change.action)


def kind(name: str) -> str:
    """Return what a kind of question is called."""
    return tr(_KINDS.get(name, name))


def thinking(value: Thinking) -> str:
    """Return what a kind of thinking is called."""
    return tr(_THINKING[value])


def difficulty(value: float) -> str:
    """Return the word for a difficulty between 0 and 1."""
    return level_word(level(value))


def level_word(value: Level) -> str:
    """Return the word for a level of difficulty."""
    return tr(_LEVELS[value])


def rating(value: Rating) -> str:
    """Return what a rating is called."""
    return tr(_RATINGS[value])


def state(value: State) -> str:
    """Return what the state of a card is called."""
    return tr(_STATES[value])


def confidence(value: Confidence) -> str:
    """Return what a level of confidence is called."""
    return tr(_CONFIDENCE[value])


def bias(found: Calibration) -> str:
    """Return how well confidence was placed, in a sentence."""
    share = percent(abs(found.bias))
    if abs(found.bias) < 0.05:
        told = tr("As sure as right, over {answers}.")
    elif found.bias > 0:
        told = tr("Too sure by {share}, over {answers}.")
    else:
        told = tr("Not sure enough by {share}, over {answers}.")
    answers = count(found.answers, "answer", "answers")
    score = tr("Brier score {score} (0 is best).").format(score=f"{found.score:.2f}")
    return f"{told.format(share=share, answers=answers)} {score}"


def item_fault(value: Fault) -> str:
    """Return what item analysis says against a question, in few words."""
    return tr(_ITEM_FAULTS[value])


def error(failure: QuizError) -> tuple[str, str]:
    """Return what is wrong as a sentence, and what to do about it."""
    problem = failure.problem[:1].upper() + failure.problem[1:]
    place = f"{failure.where}: " if failure.where else ""
    return f"{place}{problem}.", failure.remedy


def number(value: int) -> str:
    """Return a number as the locale writes it."""
    return QLocale().toString(value)


def count(value: int, one: str, many: str) -> str:
    """Return so many of something: 1 card, 42 cards."""
    return f"{number(value)} {tr(one if value == 1 else many)}"


def interval(wait: timedelta) -> str:
    """Return how long a wait is, in few words: 10 min, 2 days, 3 months."""
    if wait < _HOUR:
        return f"{max(1, round(wait / _MINUTE))} {tr('min')}"
    if wait < _DAY:
        return f"{round(wait / _HOUR)} {tr('h')}"
    days = wait.days
    if days < 2 * _MONTH:
        return count(days, "day", "days")
    if days < _YEAR:
        return count(round(days / _MONTH), "month", "months")
    years = QLocale().toString(days / _YEAR, "f", 1)
    return f"{years} {tr('years')}"


def language(code: str) -> str:
    """Return what a language is called: English."""
    return QLocale.languageToString(QLocale(code).language()) if code else ""


def long_date(day: date) -> str:
    """Return a day with its name and month: Monday, 23 November."""
    names = QLocale()
    weekday, month = names.dayName(day.isoweekday()), names.monthName(day.month)
    return f"{weekday}, {day.day} {month}"


def short_date(day: date) -> str:
    """Return a day in few letters: 19 Jun."""
    short = QLocale().monthName(day.month, QLocale.FormatType.ShortFormat)
    return f"{day.day} {short}"


def full_date(day: date) -> str:
    """Return a day with its year: 19 June 2024."""
    return f"{day.day} {QLocale().monthName(day.month)} {day.year}"


def moment(value: datetime) -> str:
    """Return a moment by the clock of this machine: 19 June 2024, 14:05."""
    local = value.astimezone()
    return f"{full_date(local.date())}, {hour(local.hour, local.minute)}"


def hour(hours: int, minutes: int = 0) -> str:
    """Return a time of day as it is written here: 04:00."""
    return QLocale().toString(QTime(hours, minutes), QLocale.FormatType.ShortFormat)


def minutes(value: float) -> str:
    """Return minutes a day as one would say them: under 1 minute, 12 minutes."""
    if 0 < value < 1:
        return tr("less than a minute")
    return count(round(value), "minute", "minutes")


def seconds(value: timedelta) -> str:
    """Return a time as on a clock: 4:05, 1:00:00."""
    hours, rest = divmod(int(value.total_seconds()), 3600)
    minutes_, seconds_ = divmod(rest, 60)
    if hours:
        return f"{hours}:{minutes_:02}:{seconds_:02}"
    return f"{minutes_}:{seconds_:02}"


def size(length: int) -> str:
    """Return a number of bytes in a unit that suits it: 1.2 MB."""
    return QLocale().formattedDataSize(length, 1)


def decimal(value: float, places: int) -> str:
    """Return a number with so many places, as the locale writes it."""
    return QLocale().toString(value, "f", places)


def percent(share: float, places: int = 0) -> str:
    """Return a share in percent: 90 %."""
    return f"{decimal(100 * share, places)} %"


def weekday(day: date) -> str:
    """Return the name of a day of the week: Monday."""
    return QLocale().dayName(day.isoweekday())


def short_month(day: date) -> str:
    """Return the short name of a month: Nov."""
    return QLocale().monthName(day.month, QLocale.FormatType.ShortFormat)


def short_weekday(day: date) -> str:
    """Return the short name of a day of the week: Mon."""
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
