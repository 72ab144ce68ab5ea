"""Who and what an article names."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACES = frozenset({"COUNTRY", "CITY", "PLACE", "FACILITY"})


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a name.

    Attributes:
        name: The fullest name that the article prints.
        kind: PERSON, COUNTRY, CITY, PLACE, FACILITY, ORG, NATIONALITY or OTHER.
        aliases: Every name it goes by in the article, the fullest too.
        roles: The nouns that it is introduced by, the most telling first.
        gender: m, f or nothing when it is not known.
        numbers: The sentences that name it.
        article: Whether it is printed with "the".
        bare: Whether it is printed, as a phrase by itself, without "the".
    """

    name: str
    kind: str
    aliases: frozenset[str]
    roles: tuple[str, ...] = ()
    gender: str = ""
    numbers: frozenset[int] = frozenset()
    article: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an entity is named: token indexes, the end exclusive."""

    entity: Entity
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Names:
    """All that is named in an article; latest is the last year that it tells of."""

    entities: tuple[Entity, ...]
    mentions: dict[int, tuple[Mention, ...]]
    latest: int = 0
    _by_name: dict[str, Entity] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # The first of those that share a name is meant.
        by_name = {alias: e for e in reversed(self.entities) for alias in e.aliases}
        object.__setattr__(self, "_by_name", by_name)

    def at(self, sentence: Sentence, token: "Token") -> Mention | None:
        """Return the mention that a token of a sentence belongs to, if any."""
        for mention in self.mentions.get(sentence.number, ()):
            if mention.start <= token.i < mention.end:
                return mention
        return None

    def within(self, sentence: Sentence, tokens: Sequence["Token"]) -> list[Mention]:
        """Return the mentions that begin among tokens."""
        indexes = {token.i for token in tokens}
        found = self.mentions.get(sentence.number, ())
        return [mention for mention in found if mention.start in indexes]

    def named(self, text: str) -> Entity | None:
        """Return the entity that goes by a name."""
        return self._by_name.get(text)
