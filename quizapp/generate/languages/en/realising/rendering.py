"""Print parts of a sentence as parts of a question."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.lexicon import (
    is_everyday,
    is_nationality,
    is_office,
    is_person,
)
from quizapp.generate.languages.en.printing import Swaps
from quizapp.generate.languages.en.realising.pointing import pointing
from quizapp.generate.names import Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNERS = frozenset({"his", "her", "its", "their"})
_CAPITAL = frozenset(
    {"NORP", "GPE", "PERSON", "ORG", "LOC", "FAC", "EVENT", "WORK_OF_ART"}
)
_SURE_NAMES = frozenset({"NORP", "GPE", "LOC", "EVENT", "WORK_OF_ART", "LAW"})
_OUTSIDE = frozenset({"former", "latter", "respectively", "here"})
_LIMITS = frozenset({"of", "who", "with", "in"})
_POINTING = frozenset({"this", "that", "these", "those"})


class Renderer:
    """Print tokens of one sentence, and note what would be left hanging."""

    def __init__(self, sentence: Sentence, swaps: Swaps, names: Names) -> None:
        self.sentence = sentence
        self.swaps = swaps
        self._names = names

    def text(self, tokens: Sequence["Token"]) -> str:
        """Return tokens as text: names in full, quotation marks in pairs."""
        pieces: list[str] = []
        shown = [t for t in tokens if t.text != '"']
        for at, token in enumerate(shown):
            word = self.swaps.get(token.i, self._cased(token))
            if not word:
                continue
            opening, closing = self._marks(token, shown)
            after = shown[at + 1] if at + 1 < len(shown) else None
            glued = after is not None and after.i == token.i + 1
            space = token.whitespace_ if glued else " "
            pieces.append(opening + word + closing + (space or ("" if glued else " ")))
            if closing and glued:
                pieces.append(" ")
        return tidy("".join(pieces))

    def hanging(
        self,
        tokens: Iterable["Token"],
        owner: "Token | None",
        own: Collection[int] = (),
    ) -> list[str]:
        """Return the reasons why tokens do not stand alone in a question.

        Args:
            tokens: What the question prints.
            owner: The clause's subject, whom "his" and "its" may belong to.
            own: Pronouns that stand for what is asked for, by token index.
        """
        found: list[str] = []
        tokens = list(tokens)
        loose = self.pointing(tokens)
        if len(loose) > 1 or any(t.pos_ != "NOUN" or _ranks(t) for t in loose):
            found.append("needs its antecedent")
        for token in tokens:
            if token.i in self.swaps or token.i in own:
                continue
            if (token.tag_ == "PRP$" and not self._owned(token, owner)) or (
                token.tag_ == "PRP" and not token.lower_.endswith(("self", "selves"))
            ):
                found.append("pronoun")
            elif _points_outside(token):
                found.append("points outside")
        return found

    def pointing(self, tokens: Iterable["Token"]) -> list["Token"]:
        """Return the tokens that only the sentences before explain."""
        return [*pointing(self._names, self.sentence, self.swaps, tokens)]

    def _owned(self, token: "Token", owner: "Token | None") -> bool:
        """Tell whether a question says whose something is."""
        if token.lower_ not in _OWNERS:
            return False
        if self._owned_within(token, owner):
            return True
        if owner is None or owner.is_ancestor(token):
            joined = token.head.dep_ == "conj" and token.head.head == owner
            return owner is not None and joined
        return self._may_own(owner, token)

    def _may_own(self, owner: "Token", token: "Token") -> bool:
        """Tell whether "his", "its" or "their" can belong to a clause's subject."""
        if token.lower_ != "their" and (token.lower_ != "its") != self._person(owner):
            return False
        if token.lower_ in {"his", "her"} and self._other_person(owner, token):
            return False
        if owner.tag_ == "NNPS" and token.lower_ == "its":
            return True
        joined = [c for c in owner.children if c.dep_ == "conj"]
        if any(token.is_ancestor(c) for c in joined):
            return False
        shares = owner.norm_ in {"percent", "majority", "half", "number", "most"}
        plural = shares or owner.tag_ in {"NNS", "NNPS"} or bool(joined)
        return plural == (token.lower_ == "their")

    def _other_person(self, owner: "Token", token: "Token") -> bool:
        """Tell whether "her" is surely or likely not whom a clause is about.

        In "her coach, Sam Hill, blamed her errors" it is the player's errors.
        """
        found = [self._names.at(self.sentence, t) for t in (owner, *owner.rights)]
        genders = {m.entity.gender for m in found if m and m.entity.kind == "PERSON"}
        wanted = "m" if token.lower_ == "his" else "f"
        if genders - {""}:
            return wanted not in genders
        return any(c.dep_ == "poss" for c in owner.lefts)

    def _owned_within(self, token: "Token", owner: "Token | None") -> bool:
        """Tell whether "their" belongs to those whom the same inner clause is about.

        "Forced people to leave their homes", "said that schools had their own bans".
        """
        verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
        if verb is None or token.lower_ != "their":
            return False
        inner = [c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}]
        if verb.dep_ == "xcomp":
            inner += [c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i]
        named = [c for c in verb.rights if c.dep_ == "dobj" and c.tag_ == "NNP"]
        led = any(c.i < token.i for c in named)
        singular = owner is not None and owner.tag_ in {"NN", "NNP"}
        if led and singular:  # rose to head Kingsport Harbour to their first cup
            return True
        return any(c.tag_ == "NNS" and c != owner for c in inner)

    def _person(self, owner: "Token") -> bool:
        mention = self._names.at(self.sentence, owner)
        if mention is not None:
            return mention.entity.kind == "PERSON"
        return owner.tag_ == "PRP" or is_person(owner.lemma_.lower())

    def _marks(self, token: "Token", shown: Sequence["Token"]) -> tuple[str, str]:
        for start, end in self.sentence.quoted:
            inside = [t.i for t in shown if start <= t.i <= end]
            if inside:
                opening = '"' if token.i == inside[0] else ""
                closing = '"' if token.i == inside[-1] else ""
                if opening or closing:
                    return opening, closing
        return "", ""

    def _cased(self, token: "Token") -> str:
        """Return a word, without the capital that only its place gave it."""
        begins = next((t for t in self.sentence.tokens if not t.is_punct), token)
        first = token.i == begins.i or (token.i > 0 and token.nbor(-1).text == '"')
        named = self._names.at(self.sentence, token) is not None
        mixed = not (token.text[1:].islower() or len(token) == 1)
        named = named or self._opens_name(token)
        entitled = token.ent_type_ == "WORK_OF_ART" and (
            token.tag_ != "DT" or token.i != self.sentence.tokens[0].i
        )
        if first and (entitled or mixed):
            return token.text  # a title, or an iPhone
        plain = not named and self._only_capitalised(token)
        plain = plain or token.tag_ == "CD" or token.lower_ in words("prefixes")
        if first and (plain or _describes_place(token)):
            return token.lower_
        name = token.tag_ in {"NNP", "NNPS"} or token.ent_type_ in _CAPITAL or named
        article = token.lower_ in {"the", "a", "an"}
        if token.text == "I" or (token.text.isupper() and len(token) > 1):
            return token.text
        unknown = token.tag_ in {"NN", "NNS", "JJ"} and not is_everyday(token.lower_)
        if first and (article or not (name or unknown)):
            return token.lower_
        if token.text == "The" and (token.ent_type_ or first):
            return "the"
        return token.text

    def _opens_name(self, token: "Token") -> bool:
        """Tell whether a word and the next are a name elsewhere in the article."""
        if token.i + 1 == len(token.doc):
            return False
        return self._names.named(f"{token.text} {token.nbor().text}") is not None

    def _only_capitalised(self, token: "Token") -> bool:
        """Tell whether a word at a sentence's start is no name and leads into none."""
        if token.ent_type_ in _SURE_NAMES or not is_everyday(token.lower_):
            return False
        if self._names.named(token.text) is not None:
            return False
        last = token.i + 1 == len(token.doc)
        return last or not self._leads_large(token)

    def _leads_large(self, token: "Token") -> bool:
        """Tell whether a word and the next, after a hyphen too, have their capitals.

        "President Holt" keeps both; of "Striker Holt" only the name has one.
        """
        after = token.nbor()
        if after.text == "-" and after.i + 1 < len(token.doc):
            after = after.nbor()
        large = after.tag_ in {"NNP", "NNPS"} and after.text[0].isupper()
        named = self._names.at(self.sentence, after) is not None
        describing = token.lower_ in words("describing_adjectives")
        plain = (token.tag_ == "JJ" or describing) and not is_nationality(token.text)
        return large and not plain and (not named or is_office(token.lower_))


def _ranks(token: "Token") -> bool:
    """Tell whether a word is "the second" of some that its sentence does not count."""
    told = token.doc[token.sent.start : token.i]
    counted = any(t.dep_ == "nummod" and t.head.tag_ == "NNS" for t in told)
    return token.ent_type_ == "ORDINAL" and not counted


def _describes_place(token: "Token") -> bool:
    """Tell whether a word at a sentence's start says where a country lies."""
    told = token.lower_.endswith("ing") and is_everyday(token.lower_)
    if not told or token.ent_type_ or token.i + 1 == len(token.doc):
        return False
    return token.nbor().ent_type_ == "GPE"


def _points_outside(token: "Token") -> bool:
    if token.lower_ in _POINTING and token.tag_ == "DT":
        # "those of other species" says by itself which are meant.
        last = token.i + 1 == len(token.doc)
        return last or token.lower_ != "those" or token.nbor().lower_ not in _LIMITS
    # "The former" points at one of two, "a former minister" at nobody else.
    describes = token.dep_ == "amod" and token.i < token.head.i
    return token.lower_ in _OUTSIDE and not (token.lower_ == "former" and describes)


def tidy(text: str) -> str:
    """Return text with the spaces that dropped words left put right."""
    result = " ".join(text.split())
    for mark in (",", ".", "?", "!", ";", ":", "'s", "%", ")"):
        result = result.replace(f" {mark}", mark)
    result = re.sub(r"(?<=[^\Ws]s)'s\b", "'", result)
    result = re.sub(r',"(?= \w|$)', '"', result)
    return result.replace("( ", "(").replace("the the ", "the ").strip(" ,;")


def relative_date(tokens: Iterable["Token"]) -> bool:
    """Tell whether a phrase is a date that only the day of printing explains."""
    found = [t for t in tokens if not t.is_punct]
    dated = [t for t in found if t.ent_type_ in {"DATE", "TIME"}]
    relative = {t.lower_ for t in dated} & (
        words("relative_dates") | words("weekdays") | {"day", "afternoon", "morning"}
    )
    # "In the week to Sunday" says how long, too.
    spans = any(t.lower_ == "to" for t in dated)
    return bool(relative) and not spans and len(dated) >= len(found) - 2
