"""Find who belongs to whom: a leader to a country, a capital to its country."""

from collections.abc import Iterator, Sequence

from quizapp.generate.languages.en.lexicon import countries
from quizapp.generate.names import Mention, Names
from quizapp.generate.sentences import Sentence


class Ties:
    """Tells which names a sentence speaks of without printing them.

    What "North Korean leader Kim Jong Un" does concerns North Korea: nobody would
    believe that he seeks a dialogue with it.
    """

    def __init__(self, names: Names, article: Sequence[Sentence]) -> None:
        self._names = names
        self._tied: dict[str, set[str]] = {}
        for sentence in article:
            for mention in names.mentions.get(sentence.number, ()):
                found = self._tied.setdefault(mention.entity.name, set())
                found.update(_beside(names, sentence, mention))

    def parties(self, sentence: Sentence) -> frozenset[str]:
        """Return the names in a sentence and of all that belong to them."""
        found: set[str] = set()
        for mention in self._names.mentions.get(sentence.number, ()):
            found |= _alike(mention.entity.name)
            for name in self._tied[mention.entity.name]:
                found |= _alike(name)
        return frozenset(found)


def _beside(names: Names, sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield the names that stand before a name or in what describes it."""
    doc = sentence.tokens[0].doc
    head = doc[mention.start : mention.end].root
    described = [c for c in head.rights if c.dep_ == "appos"]
    if head.dep_ == "appos":
        described.append(head.head)
    before = [t for t in head.subtree if t.i < mention.start and not t.is_punct]
    for token in (*before, *(t for noun in described for t in noun.subtree)):
        other = names.at(sentence, token)
        if other is not None and other.entity is not mention.entity:
            yield other.entity.name


def _alike(name: str) -> set[str]:
    """Return a name with the country or capital that it may stand for."""
    found = {name}
    for country, (nationality, capital, _) in countries().items():
        if name in {country, nationality, capital}:
            found |= {country, nationality, capital}
    return found
