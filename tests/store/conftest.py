from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from quizapp.store.store import Store, Transaction
from tests.factories import a_bank, an_article


@pytest.fixture
def stocked(store: Store) -> Store:
    """A collection with a learner, a bank and an article."""
    with store.write() as tx:
        tx.banks.add(a_bank())
        tx.articles.add(an_article())
    return store


class Undone(Exception):  # noqa: N818 - nothing went wrong
    """Raised to leave a transaction without a trace."""


@contextmanager
def trying(store: Store) -> Iterator[Transaction]:
    """Write to a collection and take all of it back."""
    try:
        with store.write() as tx:
            yield tx
            raise Undone  # noqa: TRY301 - it has to be raised in the transaction
    except Undone:
        pass
