"""Find sentences that another one denies, so that they are not asked as facts."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.phrases import lemmas
from quizapp.generate.languages.en.facts.subjects import SUBJECTS
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

DENIED = "another sentence denies it"
_POINTERS = frozenset({"this", "that", "it", "these", "those", "them", "so", "both"})
_SOURCED = frozenset({"source", "quotation", "report"})
_CONTENT = frozenset({"ccomp", "xcomp", "pcomp", "acl", "dobj"})
_LIKE = 0.6  # of what is denied, shared with a sentence that says it
_BACK = 6  # sentences to look back over for what "the charges" are


def denials(article: Sequence[Sentence]) -> dict[int, Sentence]:
    """Return for the number of each denied sentence the sentence that denies it."""
    found: dict[int, Sentence] = {}
    for at, sentence in enumerate(article):
        for number in _denied_by(sentence, article[:at], article[at + 1 :]):
            found.setdefault(number, sentence)
    return found


def gate_denied(draft: Draft, denied: dict[int, Sentence]) -> Draft:
    """Return a draft with the reason against it if what it asks about is denied.

    Where it says whose claim it is about, it may be asked if the sentence that
    denies the claim tells the answer as well and so can explain it.
    """
    denial = denied.get(draft.sentence.number)
    if denial is None:
        return draft
    explained = draft.answer_text.lower() in denial.text.lower()
    return draft if explained and _carries_source(draft) else draft.dropped(DENIED)


def _carries_source(draft: Draft) -> bool:
    """Tell whether a question says or asks whose words it is about."""
    if draft.features.get("claim") or draft.rule in _SOURCED:
        return True
    claiming = words("speech_verbs") | words("belief_verbs")
    return any(
        t.pos_ == "VERB"
        and t.lemma_.lower() in claiming
        and t.lemma_.lower() in draft.asked
        for t in draft.sentence.tokens
    )


def _denied_by(
    sentence: Sentence, before: Sequence[Sentence], after: Sequence[Sentence]
) -> Iterator[int]:
    """Yield the numbers of the sentences that a sentence says are not so."""
    if any(_denied_in_passing(token) for token in sentence.tokens):
        yield sentence.number
    if before and any(_denies(token) for token in sentence.tokens):
        accusing = [
            s for s in before[-_BACK:] if _accuses(s) and _same_people(s, sentence)
        ]
        yield from (s.number for s in accusing[-1:])
        if not accusing or not _of_others(before[-1], sentence):
            yield before[-1].number
    for content in _contents(sentence):
        for other in (*before, *after):
            shared = content & lemmas(other.tokens)
            if len(shared) > 1 and len(shared) >= _LIKE * len(content):
                yield other.number


def _denies(token: "Token") -> bool:
    """Tell whether a word says that what was said before is not so."""
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in words("denial_verbs"):
        return any(_said_before(c, lemma) for c in token.children)
    if lemma not in words("false_words"):
        return lemma == "true" and any(c.dep_ == "neg" for c in token.head.children)
    # Of "a false passport" nothing is denied.
    stated = token.dep_ in {"acomp", "oprd", "attr", "ccomp", "amod", "conj"}
    return stated and (token.dep_ != "amod" or _is_claim(token.head))


def _denied_in_passing(token: "Token") -> bool:
    """Tell whether a relative clause denies what it hangs on: which the rebels deny."""
    gap = any(c.dep_ == "dobj" and c.tag_ in {"WDT", "WP"} for c in token.lefts)
    denies = token.lemma_.lower() in words("denial_verbs") - {"reject", "dismiss"}
    return token.dep_ == "relcl" and denies and gap


def _said_before(token: "Token", verb: str) -> bool:
    """Tell whether what is denied is what the sentence before says."""
    if token.dep_ not in {"dobj", "nsubjpass", "advmod"}:
        return False
    # A proposal is rejected too, and remains a fact.
    pointing = token.lower_ in _POINTERS and verb not in {"reject", "dismiss"}
    return pointing or _is_claim(token)


def _is_claim(token: "Token") -> bool:
    return token.lemma_.lower() in words("claim_nouns")


def _accuses(sentence: Sentence) -> bool:
    """Tell whether a sentence says that somebody accuses somebody."""
    return any(
        t.pos_ in {"VERB", "NOUN"} and t.lemma_.lower() in words("accusing_words")
        for t in sentence.tokens
    )


def _same_people(one: Sentence, other: Sentence) -> bool:
    """Tell whether two sentences share a name."""
    names = [{t.text for t in s.tokens if t.pos_ == "PROPN"} for s in (one, other)]
    return bool(names[0] & names[1])


def _of_others(sentence: Sentence, denial: Sentence) -> bool:
    """Tell whether a sentence names as its subject somebody else than a denial."""
    root = sentence.tokens[0].sent.root
    named = any(c.dep_ in SUBJECTS and c.pos_ == "PROPN" for c in root.children)
    return named and not _same_people(sentence, denial)


def _contents(sentence: Sentence) -> Iterator[frozenset[str]]:
    """Yield the telling words of each thing that a sentence itself denies."""
    for token in sentence.tokens:
        verb = token.pos_ == "VERB" and token.lemma_.lower() in words("denial_verbs")
        if verb and not any(c.dep_ == "neg" for c in token.children):
            for child in token.rights:
                # To reject or dismiss a thing is not to say that there is none.
                whole = child.pos_ in {"VERB", "AUX"} or token.lemma_ == "deny"
                if child.dep_ in _CONTENT and whole:
                    yield _telling(child)
        elif _is_claim(token) and _called_false(sentence):
            for clause in token.children:
                if clause.dep_ in {"acl", "ccomp", "relcl"}:
                    yield _telling(clause)


def _called_false(sentence: Sentence) -> bool:
    return any(t.lemma_.lower() in words("false_words") for t in sentence.tokens)


def _telling(token: "Token") -> frozenset[str]:
    return lemmas(t for t in token.subtree if not _is_claim(t))
