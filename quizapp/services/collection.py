"""Opening a learner's collection, and making it on the first start."""

from dataclasses import dataclass
from datetime import datetime

from quizapp import assets
from quizapp.domain.ids import LearnerId, new_id
from quizapp.domain.learners import Learner
from quizapp.paths import Paths
from quizapp.services import shipped
from quizapp.store.lock import Lock
from quizapp.store.store import Store, open_store


@dataclass(frozen=True, slots=True)
class Collection:
    """An open collection; only with a lock may it be written to."""

    store: Store
    learner: Learner
    lock: Lock | None = None

    def close(self) -> None:
        """Close the file and let others write."""
        self.store.close()
        if self.lock:
            self.lock.release()


def open_collection(
    paths: Paths,
    now: datetime,
    *,
    write: bool,
    lock: Lock | None = None,
    learner_id: str = "",
) -> Collection:
    """Return the collection; on the first start it is made, with the shipped banks.

    To be written to it is locked, unless the caller has locked it already.

    Raises:
        BusyError: It is to be written to and another process does.
        CollectionError: It cannot be opened; what was there is as it was.
    """
    write = write or not paths.collection.exists()
    if write and not lock:
        lock = Lock(paths.lock)
    try:
        store = open_store(
            paths.collection, now=now, backups=paths.backups, read_only=not write
        )
    except BaseException:
        if lock:
            lock.release()
        raise
    if write:
        _add_first_learner(store)
        shipped.install(store, assets.shipped_banks(), now)
    return Collection(store, _learner(store, learner_id), lock)


def _add_first_learner(store: Store) -> None:
    with store.read() as tx:
        if tx.learners.all():
            return
    learner = Learner(LearnerId(new_id()), "Learner 1", zone=_local_zone())
    with store.write() as tx:
        tx.learners.add(learner)
        tx.change("add-learner")


def _local_zone() -> str:
    import tzlocal

    return tzlocal.get_localzone_name() or "UTC"


def _learner(store: Store, learner_id: str) -> Learner:
    with store.read() as tx:
        learners = tx.learners.all()
    return next((each for each in learners if each.id == learner_id), learners[0])
