"""The words of a finite verb group: auxiliaries, negation, adverbs and verb."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.lexicon import is_base

if TYPE_CHECKING:
    from spacy.tokens import Token

_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Lent:
    """The tense and number that a sentence lends a participle in it."""

    past: bool
    plural: bool


def group_of(verb: "Token") -> tuple["Token", ...]:
    """Return the group of a verb, the finite word first; nothing if none is finite."""
    helpers = [c for c in verb.lefts if c.dep_ in _AUXILIARIES]
    if verb.pos_ == "AUX" or verb.lemma_ == "be":
        helpers += [c for c in verb.rights if c.dep_ == "neg"]
    finite = next((t for t in [*helpers, verb] if t.dep_ != "neg"), verb)
    if finite == verb and _after_modal(verb):
        return _lent(verb)
    if finite == verb and _is_told_to(verb):
        return _lent(verb)
    if finite.tag_ not in _FINITE:
        return _lent(verb) if finite == verb else ()
    others = {*helpers, *_adverbs(verb, finite), verb} - {finite}
    return (finite, *sorted(others, key=_place))


def _is_told_to(verb: "Token") -> bool:
    """Tell whether a verb goes on with a passive: "were paid and told to wait"."""
    passive = any(c.dep_ == "auxpass" for c in verb.head.lefts)
    told = verb.lemma_.lower() in words("told_to_verbs")
    to = any(c.dep_ == "xcomp" for c in verb.rights)
    return verb.dep_ == "conj" and passive and told and to and not _owner(verb)


def _lent(verb: "Token") -> tuple["Token", ...]:
    """Return the group of a verb that shares the auxiliaries of one before it."""
    lent = [c for c in verb.head.lefts if c.dep_ in {"aux", "auxpass"}]
    joined = (
        verb.dep_ == "conj" and lent and lent[0].tag_ in _FINITE and not _owner(verb)
    )
    # "They will close, the first ever closed" has no "will closed".
    bare = len(lent) == 1 and lent[0].tag_ == "MD"
    joined = joined and not (bare and not is_base(verb.lower_))
    return (*lent, verb) if joined else ()


def _after_modal(verb: "Token") -> bool:
    """Tell whether a verb goes on with a modal, as lend in "will train and lend"."""
    modal = any(c.tag_ == "MD" for c in verb.head.lefts)
    return verb.dep_ == "conj" and modal and is_base(verb.lower_) and not _owner(verb)


def _owner(verb: "Token") -> bool:
    """Tell whether a verb has a subject of its own."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts)


def _adverbs(verb: "Token", finite: "Token") -> list["Token"]:
    """Return the adverbs within the group that change what it says."""
    return [c for c in verb.lefts if _changes_sense(c, verb, finite)]


def _changes_sense(word: "Token", verb: "Token", finite: "Token") -> bool:
    """Tell whether a word before a verb is a hedge, or one that must stay with it."""
    inside = word.i > finite.i or finite == verb
    if word.lower_ == "each":  # "will each receive", whatever the parser calls it
        return word.i > finite.i
    if word.dep_ != "advmod" or word.lower_ in words("hedges"):
        return word.dep_ == "advmod"
    stays = word.lower_.endswith("ly") or word.lower_ in words("kept_adverbs")
    dated = word.lower_ in words("relative_dates") | {"lately", "newly"}
    return stays and not dated and inside


def _place(token: "Token") -> int:
    return token.i
