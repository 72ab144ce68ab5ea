"""Leeches: cards that take more time than they give back."""

from quizapp.domain.cards import Card

LEECH_LAPSES = 8

_AGAIN_AFTER = LEECH_LAPSES // 2


def is_leech(card: Card) -> bool:
    """Tell whether a card was forgotten as often as a leech is, 8 times as in Anki."""
    return card.lapses >= LEECH_LAPSES


def noticed(before: Card, after: Card) -> bool:
    """Tell whether a lapse is one to say something about.

    As in Anki that is the one that makes a card a leech, and each fourth after it.
    """
    return (
        after.lapses > before.lapses
        and is_leech(after)
        and (after.lapses - LEECH_LAPSES) % _AGAIN_AFTER == 0
    )
