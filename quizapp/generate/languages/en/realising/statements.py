"""State what a sentence says, to be judged true or false."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.phrases import kept, lemmas, words_of
from quizapp.generate.languages.en.facts.soundness import run_on
from quizapp.generate.languages.en.printing import Swaps
from quizapp.generate.languages.en.realising.cloze import (
    GAP,
    answers,
    subject_of,
    whole,
)
from quizapp.generate.languages.en.realising.rendering import Renderer
from quizapp.generate.names import Entity, Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 24
_SHORTEST = 6
_MARKS = frozenset({'"', "'", ":", ";", "(", ")", "[", "]", "–", "—", "--", "-", "?"})
_DOUBTFUL = frozenset({"dep", "parataxis", "meta", "intj", "neg", "preconj"})
_SAMPLES = frozenset({"such", "including", "like", "among", "than", "according"})
_BARE_NAMES = frozenset({"PERSON", "CITY"})


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A true statement, and the same with a gap where another answer makes it false.

    Attributes:
        draft: Its question shows the gap.
        text: The true statement.
        root: The sentence's verb, by which a new parse is compared.
        subject: The head of the verb's subject.
    """

    draft: Draft
    text: str
    root: "Token"
    subject: "Token"


def state(names: Names, sentence: Sentence, swaps: Swaps) -> Iterator[Statement]:
    """Yield the simple statement that a sentence makes, for each answer in it."""
    subject = subject_of(sentence)
    root = sentence.tokens[0].sent.root
    if subject is None or run_on(root):
        return
    if not whole(sentence) or not _sure(sentence):
        return
    printed = kept(root)
    if not _complete(sentence, printed) or not _alone(names, sentence, printed, swaps):
        return
    renderer = Renderer(sentence, swaps, names)
    reasons = renderer.hanging(printed, subject)
    loose = tuple(renderer.pointing(printed))
    for answer, kind, entity in answers(names, sentence):
        if not _can_change(answer, kind, entity, printed):
            continue
        gone = {t.i for t in answer[1:]}
        left = [t for t in printed if t.i not in gone]
        gapped = Renderer(sentence, {**swaps, answer[0].i: GAP}, names)
        draft = Draft(
            "statement",
            "true statement",
            _closed(gapped.text(left)),
            sentence,
            tuple(answer),
            kind,
            entity,
            lemmas(t for t in printed if t not in answer),
            {"length": len(printed) / 20},
            tuple(dict.fromkeys(reasons)),
            loose=loose,
        )
        yield Statement(draft, _closed(renderer.text(printed)), root, subject)


def _closed(text: str) -> str:
    """Return text as a sentence."""
    return f"{text[0].upper()}{text[1:].rstrip('.')}."


def _sure(sentence: Sentence) -> bool:
    """Tell whether a sentence plainly says that something is so."""
    uncertain = (
        words("denial_verbs")
        | words("hedges")
        | words("negative_words")
        | words("uncertain_words")
        | words("leaning_words")
        | {"accuse"}
    )
    return not any(
        t.dep_ in _DOUBTFUL
        or t.text in _MARKS
        or t.lemma_.lower() in uncertain
        or t.lower_ in uncertain
        for t in sentence.tokens
    )


def _complete(sentence: Sentence, printed: Sequence["Token"]) -> bool:
    """Tell whether what is left out is neither the source nor most of it."""
    shown = {t.i for t in printed}
    claiming = (
        words("speech_verbs")
        | words("belief_verbs")
        | words("speech_nouns")
        | words("claim_nouns")
        | {"according"}
    )
    left_out = [t for t in sentence.tokens if t.i not in shown and not t.is_punct]
    if any(_torn(before, after) for before, after in pairwise(printed)):
        return False
    sourced = not any({t.lemma_.lower(), t.lower_} & claiming for t in left_out)
    return sourced and _SHORTEST <= words_of(printed) <= _LONGEST


def _torn(before: "Token", after: "Token") -> bool:
    """Tell whether more was left out between two words than commas enclose."""
    gap = before.doc[before.i + 1 : after.i]
    enclosed = len(gap) > 0 and gap[0].is_punct and gap[-1].is_punct
    dated = all(t.ent_type_ in {"DATE", "TIME"} or t.is_punct for t in gap)
    return not (enclosed or dated)


def _alone(
    names: Names, sentence: Sentence, printed: Sequence["Token"], swaps: Swaps
) -> bool:
    """Tell whether a reader who sees nothing else knows what is meant."""
    shown = {t.i for t in printed}
    bare = [
        t
        for t in printed
        if t.pos_ == "NOUN"
        and t.i not in swaps
        and names.at(sentence, t) is None
        and [c.lower_ for c in t.children if c.i in shown and not c.is_punct] == ["the"]
    ]
    subject = subject_of(sentence)
    known = words("known_alone")
    loose = [t for t in bare if t.lower_ not in known]
    return len(loose) < 2 and subject not in loose


def _can_change(
    answer: Sequence["Token"],
    kind: str,
    entity: Entity | None,
    printed: Sequence["Token"],
) -> bool:
    """Tell whether another answer in this place would surely make it false."""
    shown = {t.i for t in printed}
    first, last = answer[0], answer[-1]
    if any(t.i not in shown for t in answer):
        return False
    before = first.nbor(-1).lower_ if first.i else ""
    if before in {"a", "an"} or any(t.lower_ in _SAMPLES for t in _above(first)):
        return False
    if entity is None:
        return _exact_value(first, last, kind)
    head = first.doc[first.i : last.i + 1].root
    gendered = any(t.lower_ in {"his", "her", "himself", "herself"} for t in printed)
    accused = any(t.lemma_.lower() in words("crime_words") for t in printed)
    unclear = kind == "PERSON" and (accused or (gendered and not entity.gender))
    named = kind in _BARE_NAMES and before == "the"
    return not (unclear or named or _fixed(head, kind))


def _fixed(head: "Token", kind: str) -> bool:
    """Tell whether a name is part of another, or bound to what somebody claims.

    Nobody else is to be said to have claimed something, or to be accused of it.
    """
    if head.dep_ in {"compound", "amod", "nmod", "npadvmod"} or _claims(head):
        return True
    return kind == "PERSON" and any(_claimed(t) for t in _above(head))


def _claims(head: "Token") -> bool:
    """Tell whether a name is that of whoever says or believes something."""
    claiming = words("speech_verbs") | words("belief_verbs")
    verb = head.head.lemma_.lower()
    return head.dep_ in {"nsubj", "nsubjpass", "agent"} and verb in claiming


def _claimed(token: "Token") -> bool:
    """Tell whether a word heads what somebody says or believes."""
    claiming = words("speech_verbs") | words("belief_verbs") | words("finding_verbs")
    below = token.dep_ in {"ccomp", "xcomp"}
    return below and token.head.lemma_.lower() in claiming


def _exact_value(first: "Token", last: "Token", kind: str) -> bool:
    """Tell whether a value is neither a limit nor a range nor part of a name."""
    lead = [t.lower_ for t in first.doc[max(0, first.i - 2) : first.i]]
    about = words("number_modifiers") - {"to", "at"}
    if set(lead[-1:]) & (about | _SAMPLES | {"between", "from", "-"}):
        return False
    if lead in (["up", "to"], ["close", "to"], ["at", "least"], ["at", "most"]):
        return False
    after = last.nbor().lower_ if last.i + 1 < len(last.doc) else ""
    if after in {"to", "or", "-", "percent"} and kind != "PERCENT":
        return False
    named = first.i > 0 and first.nbor(-1).tag_ in {"NNP", "NNPS"}
    return not (kind == "NUMBER" and (named or first.text in {"1", "one"}))


def _above(token: "Token") -> Iterator["Token"]:
    """Yield the words that a word hangs on, and what marks them."""
    for ancestor in token.ancestors:
        if ancestor.dep_ == "ROOT":
            return
        yield ancestor
        yield from (c for c in ancestor.lefts if c.dep_ == "amod")
