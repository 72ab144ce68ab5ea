"""The order of cards that are drilled without a schedule."""

from collections.abc import Iterable

from quizapp.domain.cards import Rating
from quizapp.domain.ids import CardId

_SOON = 5


def drilled(
    cards: Iterable[CardId], answers: Iterable[tuple[CardId, Rating]]
) -> tuple[CardId, ...]:
    """Return the cards that are left to drill, the next one first.

    Again brings a card back after five others, Hard at the end; Good and Easy are
    done with it.
    """
    queue = list(cards)
    for card_id, rating in answers:
        if card_id in queue:
            queue.remove(card_id)
        if rating is Rating.AGAIN:
            queue.insert(_SOON, card_id)
        elif rating is Rating.HARD:
            queue.append(card_id)
    return tuple(queue)
