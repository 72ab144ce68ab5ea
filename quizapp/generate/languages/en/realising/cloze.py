"""Leave a gap in a sentence."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.claims import RETOLD, retold
from quizapp.generate.languages.en.facts.conditions import UNCONDITIONAL, depends
from quizapp.generate.languages.en.facts.phrases import lemmas
from quizapp.generate.languages.en.lexicon import is_title
from quizapp.generate.languages.en.printing import Swaps
from quizapp.generate.languages.en.realising.rendering import Renderer
from quizapp.generate.languages.en.realising.terms import terms
from quizapp.generate.languages.en.realising.values import date_kind, multiplier
from quizapp.generate.languages.en.realising.within import explained
from quizapp.generate.names import PLACES, Entity, Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

GAP = "____"
_LONGEST = 44
_LONG = 32
_SHORTEST = 8
_VALUES = {"CARDINAL": "NUMBER", "MONEY": "MONEY", "PERCENT": "PERCENT", "DATE": ""}


def leave_gaps(names: Names, sentence: Sentence, swaps: Swaps) -> Iterator[Draft]:
    """Yield the sentence with a gap for each of its names and numbers."""
    if not _showable(sentence):
        return
    renderer = Renderer(sentence, swaps, names)
    things = ((term, "TERM", None) for term in terms(names, sentence))
    clear = explained(names, sentence)
    for answer, kind, entity in (*answers(names, sentence), *things):
        if sentence.quotes(answer[0]):
            continue
        first = answer[0].i
        gone = {t.i for t in answer[1:]}
        printed = [t for t in _unlinked(sentence) if t.i not in gone]
        gapped = Renderer(sentence, {**swaps, first: GAP}, names)
        text = gapped.text(printed)
        first_letter = int(text.startswith('"'))
        text = text[: first_letter + 1].upper() + text[first_letter + 1 :]
        if not text.endswith((".", '"', "!")):
            text += "."
        rest = [t for t in _unlinked(sentence) if t not in answer]
        reasons = renderer.hanging(rest, subject_of(sentence), clear)
        own = bool(clear) and "pronoun" not in reasons
        own = own and "pronoun" in renderer.hanging(rest, subject_of(sentence))
        doubts = [*_doubts(sentence, kind), *(["a pronoun"] if own else [])]
        if depends(sentence.tokens[0].sent.root):
            reasons.append(UNCONDITIONAL)
        if retold(sentence.tokens[0].sent.root):
            reasons.append(RETOLD)
        loose = renderer.pointing(rest)
        yield Draft(
            "cloze",
            "gap",
            text,
            sentence,
            tuple(answer),
            kind,
            entity,
            lemmas(rest),
            {
                "length": len(sentence.tokens) / 20,
                "bare definites": float(len(loose)),
                "own pronoun": float(own),
            },
            tuple(dict.fromkeys(reasons)),
            loose=tuple(loose),
        ).doubted(*doubts)


def whole(sentence: Sentence) -> bool:
    """Tell whether a sentence is one that can be shown by itself as it is."""
    return _showable(sentence) and not any(_doubts(sentence))


def _showable(sentence: Sentence) -> bool:
    """Tell whether a sentence can be shown by itself, though it be long or tied."""
    root = sentence.tokens[0].sent.root
    finite = root.pos_ in {"VERB", "AUX"} and any(
        c.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for c in root.children
    )
    linked = _unlinked(sentence)[0].tag_ == "CC"
    fits = _SHORTEST <= len(sentence.tokens) <= _LONGEST
    ends = sentence.tokens[-1].text in {".", "!", '"'}
    told = not sentence.quotes(root) and (not _quoting(sentence) or _tells_who(root))
    return finite and fits and ends and not linked and told


def _quoting(sentence: Sentence) -> bool:
    return any(sentence.quotes(t) for t in sentence.tokens)


def _tells_who(root: "Token") -> bool:
    """Tell whether a sentence names who says what it quotes."""
    speaks = root.lemma_.lower() in words("speech_verbs")
    return speaks and any(c.dep_ == "nsubj" and c.tag_ != "PRP" for c in root.children)


def _unlinked(sentence: Sentence) -> Sequence["Token"]:
    """Return a sentence without the "However," or "But" that ties it to another."""
    first, second, *_ = (*sentence.tokens, *sentence.tokens[-1:])
    if first.lower_ not in words("sentence_links"):
        return sentence.tokens
    comma = second.text == ","
    loose = comma or first.tag_ == "CC"
    return sentence.tokens[1 + comma :] if loose else sentence.tokens


def _doubts(sentence: Sentence, kind: str = "") -> Iterator[str]:
    """Yield why a gap is one that a teacher may well not want."""
    if kind == "TERM":
        yield "a gap for a thing"
    if len(sentence.tokens) > _LONG:
        yield "a long sentence"
    if _quoting(sentence):
        yield "a quotation"
    if any(c.dep_ == "expl" for c in sentence.tokens[0].sent.root.lefts):
        yield "says of something only that there is one"
    if len(_unlinked(sentence)) < len(sentence.tokens):
        yield "a sentence tied to another"


def answers(
    names: Names, sentence: Sentence
) -> Iterator[tuple[list["Token"], str, Entity | None]]:
    """Yield the names and numbers that may be asked for, with their kind."""
    doc = sentence.tokens[0].doc
    for mention in names.mentions.get(sentence.number, ()):
        if mention.entity.kind not in {"NATIONALITY", "OTHER"}:
            answer = list(doc[mention.start : mention.end])
            torn = _torn(doc[mention.start], doc[mention.end - 1])
            torn = torn or _lies_in(names, sentence, mention.start)
            if not torn and not _joined(doc[mention.start : mention.end].root):
                yield answer, mention.entity.kind, mention.entity
    first, end = sentence.tokens[0].i, sentence.tokens[-1].i + 1
    for value in doc[first:end].ents:
        kind = _VALUES.get(value.label_)
        if kind == "":
            kind = date_kind(value.text.removeprefix("the "))
        tokens = _last_of_range(list(dropwhile(_modifies, value)))
        if (
            kind == "MONEY"
            and tokens
            and tokens[0].i
            and tokens[0].nbor(-1).is_currency
        ):
            tokens.insert(0, tokens[0].nbor(-1))
            tokens += multiplier(tokens[-1])
        if kind and tokens and _exact(value.text) and not _numbered(tokens[0], kind):
            yield tokens, kind, None


def _lies_in(names: Names, sentence: Sentence, start: int) -> bool:
    """Tell whether a name only says where the place before it is: Kingston, Jamaica."""
    doc = sentence.tokens[0].doc
    before = names.at(sentence, doc[start - 2]) if start > 1 else None
    comma = doc[start - 1].text == ","
    return comma and before is not None and before.entity.kind in PLACES


def _joined(head: "Token") -> bool:
    """Tell whether a name is one of several that could change places."""
    return head.dep_ == "conj" or any(c.dep_ == "conj" for c in head.children)


def _modifies(token: "Token") -> bool:
    """Tell whether a word before a number only says how exact it is."""
    return token.lower_ in words("number_modifiers") | {"the", "another"}


def _torn(first: "Token", last: "Token") -> bool:
    """Tell whether a name goes on before or after what was taken for it."""
    before = first.nbor(-1) if first.i else None
    after = last.nbor() if last.i + 1 < len(last.doc) else None
    led = before is not None and before.tag_ == "NNP" and before.head.i >= first.i
    led = led and before is not None and not is_title(before.lower_)
    if led or after is None:
        return led
    goes_on = last.dep_ in {"compound", "nmod"} and last.head.i >= after.i
    goes_on = goes_on and not is_title(after.lower_)
    numbered = after.tag_ == "CD" and last.tag_ == "NNP"
    named = goes_on and after.tag_ == "NNP"
    return after.text in {"-", "/", ":"} or numbered or named


def _numbered(first: "Token", kind: str) -> bool:
    """Tell whether a number belongs to the name before it: FTSE 250, Boeing 737."""
    before = first.nbor(-1) if first.i > first.sent.start else None
    return kind == "NUMBER" and before is not None and before.tag_ == "NNP"


def _last_of_range(tokens: Sequence["Token"]) -> list["Token"]:
    """Return the second of two values of which the first is one that it was from.

    In "fell from an average of 6.9% to 4.5%" the parser takes both for one.
    """
    to = [n for n, t in enumerate(tokens) if t.lower_ == "to" and n]
    if not to:
        return list(tokens)
    first = tokens[0]
    led = first.doc[max(first.sent.start, first.i - 6) : first.i]
    ranged = any(t.lower_ == "from" for t in led)
    return list(tokens[to[-1] + 1 :] if ranged else tokens)


def _exact(text: str) -> bool:
    if re.search(r"\b(between|from)\b", text):
        return False
    return bool(re.search(r"\d", text)) or bool(
        set(text.lower().split()) & words("weekdays")
    )


def subject_of(sentence: Sentence) -> "Token | None":
    """Return the subject of the whole sentence."""
    root = sentence.tokens[0].sent.root
    return next((c for c in root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
