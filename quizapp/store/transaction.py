"""One reading or writing of a collection, from beginning to end."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property, partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, bindparam, select, text
from sqlalchemy.dialects.sqlite import insert

from quizapp.domain.articles import Article
from quizapp.domain.attempts import Answered, Attempt
from quizapp.domain.banks import Bank, StudyOptions
from quizapp.domain.cards import Card, Review
from quizapp.domain.changes import Batch, Change, Edit, Stored
from quizapp.domain.drafts import BankDraft, Proposal
from quizapp.domain.errors import NotFoundError
from quizapp.domain.ids import ParametersId, named_id
from quizapp.domain.learners import Learner
from quizapp.domain.questions import Question, Version
from quizapp.domain.quizzes import Quiz
from quizapp.store.articles import Articles
from quizapp.store.attempts import Answers, Attempts, Quizzes
from quizapp.store.banks import Banks
from quizapp.store.batches import Batches
from quizapp.store.browsing import Browsing
from quizapp.store.cards import Cards
from quizapp.store.columns import to_json, to_options
from quizapp.store.counts import Counts
from quizapp.store.drafts import Drafts, Proposals
from quizapp.store.insights import Insights
from quizapp.store.learners import Learners
from quizapp.store.picks import Picks
from quizapp.store.questions import Questions
from quizapp.store.reviews import Reviews
from quizapp.store.schema import meta, parameters
from quizapp.store.versions import Versions

if TYPE_CHECKING:
    from quizapp.domain.scheduling import Scheduler

_SIGN = text(
    "UPDATE devices SET next_seq = next_seq + :n"
    " WHERE id = (SELECT max(id) FROM devices) RETURNING uuid, next_seq - :n"
)
_KEEP_PARAMETERS = insert(parameters).inline().on_conflict_do_nothing()
_PARAMETERS = select(parameters.c.options).where(parameters.c.uuid == bindparam("key"))
_NOTE = select(meta.c.value).where(meta.c.name == bindparam("which"))
_KEEP_NOTE = insert(meta).inline()
_KEEP_NOTE = _KEEP_NOTE.on_conflict_do_update(
    index_elements=[meta.c.name], set_={"value": _KEEP_NOTE.excluded.value}
)


class Transaction:
    """What can be read and written; everything written is noted for undo."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._edits: list[Edit] = []

    @cached_property
    def learners(self) -> Learners:
        """The learners."""
        return Learners(self._connection, self._edits)

    @cached_property
    def banks(self) -> Banks:
        """The banks."""
        return Banks(self._connection, self._edits)

    @cached_property
    def articles(self) -> Articles:
        """The articles."""
        return Articles(self._connection, self._edits)

    @cached_property
    def questions(self) -> Questions:
        """The questions."""
        return Questions(self._connection, self._edits)

    @cached_property
    def versions(self) -> Versions:
        """What questions were before they were edited."""
        return Versions(self._connection, self._edits)

    @cached_property
    def cards(self) -> Cards:
        """The cards."""
        return Cards(self._connection, self._edits)

    @cached_property
    def reviews(self) -> Reviews:
        """The review log."""
        return Reviews(self._connection, self._edits)

    @cached_property
    def drafts(self) -> Drafts:
        """The banks in the making."""
        return Drafts(self._connection, self._edits)

    @cached_property
    def proposals(self) -> Proposals:
        """What was proposed for them, and what was decided."""
        return Proposals(self._connection, self._edits)

    @cached_property
    def quizzes(self) -> Quizzes:
        """The saved quizzes."""
        return Quizzes(self._connection, self._edits)

    @cached_property
    def attempts(self) -> Attempts:
        """The attempts at quizzes."""
        return Attempts(self._connection, self._edits)

    @cached_property
    def answers(self) -> Answers:
        """What was answered in them."""
        return Answers(self._connection, self._edits)

    @cached_property
    def counts(self) -> Counts:
        """The counts of cards and answers."""
        return Counts(self._connection, self.banks)

    @cached_property
    def insights(self) -> Insights:
        """Figures over the log and the cards."""
        return Insights(self._connection)

    @cached_property
    def batches(self) -> Batches:
        """Many cards or questions changed alike."""
        return Batches(self._connection, self._edits)

    @cached_property
    def browsing(self) -> Browsing:
        """All cards as one long list."""
        return Browsing(self._connection, self.banks)

    @cached_property
    def picks(self) -> Picks:
        """Cards that are picked for custom study."""
        return Picks(self._connection)

    def change(self, action: str) -> Change:
        """Return all that was written so far, as done by an action."""
        return Change(action, tuple(self._edits))

    def apply(self, change: Change) -> Change:
        """Write what a change says and return what was written.

        Entries of the review log are signed anew, since no number is used twice.

        Raises:
            ConflictError: The store no longer holds what the change began with.
        """
        first = len(self._edits)
        for (kind, came, went), edits in groupby(change.edits, _sort):
            self._write(self._of(kind), list(edits), came=came, went=went)
        return replace(change, edits=tuple(self._edits[first:]))

    def sign(self, review: Review) -> Review:
        """Return an entry of the log as this device's next one."""
        return self.sign_all((review,))[0]

    def sign_all(self, reviews: Iterable[Review]) -> tuple[Review, ...]:
        """Return entries of the log as this device's next ones, in their order."""
        entries = tuple(reviews)
        if not entries:
            return ()
        device_id, first = self._connection.execute(_SIGN, {"n": len(entries)}).one()
        return tuple(
            replace(entry, device_id=device_id, seq=first + n)
            for n, entry in enumerate(entries)
        )

    def parameters(self, options: StudyOptions) -> ParametersId:
        """Return the id under which study options are kept, for the log to name."""
        content = to_json(options)
        key = named_id("parameters", content)
        given = {"uuid": key, "options": content}
        self._connection.execute(_KEEP_PARAMETERS, [given])
        return ParametersId(key)

    def options_of(self, parameters_id: ParametersId) -> StudyOptions:
        """Return the study options that an entry of the log names."""
        content = self._connection.scalar(_PARAMETERS, {"key": parameters_id})
        if content is None:
            raise NotFoundError("the study options of a review are missing")
        return to_options(content)

    def scheduler(self, card: Card) -> "Scheduler":
        """Return what sets when a card is due: its bank's options, its learner."""
        from quizapp.domain.scheduling import Scheduler  # late: fsrs takes its time

        bank = self.banks.get(card.bank_id)
        learner = self.learners.get(card.learner_id)
        options = learner.studying(bank.options)
        return Scheduler(options, learner, partial(self.counts.load, learner.id))

    def note(self, name: str) -> str | None:
        """Return what was noted about the collection under a name."""
        return self._connection.scalar(_NOTE, {"which": name})

    def set_note(self, name: str, value: str) -> None:
        """Note something about the collection; undo does not know of it."""
        self._connection.execute(_KEEP_NOTE, [{"name": name, "value": value}])

    def _of(self, kind: type[Stored]) -> Any:
        repositories: dict[type[Stored], Any] = {
            Batch: self.batches,
            Learner: self.learners,
            Bank: self.banks,
            Article: self.articles,
            Question: self.questions,
            Card: self.cards,
            Review: self.reviews,
            BankDraft: self.drafts,
            Proposal: self.proposals,
            Version: self.versions,
            Quiz: self.quizzes,
            Attempt: self.attempts,
            Answered: self.answers,
        }
        return repositories[kind]

    def _write(
        self, repository: Any, edits: list[Edit], *, came: bool, went: bool
    ) -> None:
        if came and went:
            for edit in edits:  # one by one: a value may have been replaced twice
                repository.replace(edit.before, edit.after)
        elif came:
            values = [edit.after for edit in edits]
            if repository is self.reviews:
                values = list(self.sign_all(cast("list[Review]", values)))
            repository.add(*values)
        else:
            repository.remove(*(e.before for e in edits))


def _sort(edit: Edit) -> tuple[type[Stored], bool, bool]:
    """Return what neighbouring edits share that can be written together."""
    return type(edit.value), edit.after is not None, edit.before is not None
