"""Ask for the parts of a clause."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.domain.candidates import DOUBT
from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.claims import RETOLD, Claim, relayed, retold
from quizapp.generate.languages.en.facts.clauses import Clause
from quizapp.generate.languages.en.facts.conditions import UNCONDITIONAL, depends
from quizapp.generate.languages.en.facts.phrases import lemmas
from quizapp.generate.languages.en.facts.subjects import SUBJECTS
from quizapp.generate.languages.en.facts.verbgroups import group_of
from quizapp.generate.languages.en.grammar import inverted, plain
from quizapp.generate.languages.en.printing import Swaps, shown
from quizapp.generate.languages.en.realising.conditions import condition_to_print
from quizapp.generate.languages.en.realising.doubts import (
    can_tell,
    doubts,
    misread,
    quoting,
)
from quizapp.generate.languages.en.realising.kinds import kinds
from quizapp.generate.languages.en.realising.members import listed, members
from quizapp.generate.languages.en.realising.nested import nested_slots
from quizapp.generate.languages.en.realising.nouns import Slot
from quizapp.generate.languages.en.realising.remainder import (
    Piece,
    remainder,
    with_that,
)
from quizapp.generate.languages.en.realising.rendering import Renderer, tidy
from quizapp.generate.languages.en.realising.shortfalls import did_little, shortfalls
from quizapp.generate.languages.en.realising.slots import identifies, slots
from quizapp.generate.languages.en.realising.tenses import tensed
from quizapp.generate.names import Entity, Names

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEANING = SUBJECTS | {"poss"}
_LONG = 22  # words of a question that is asked without what can be spared


def ask_clause(names: Names, clause: Clause, swaps: Swaps) -> Iterator[Draft]:
    """Yield a question for each part of a clause that can be asked for."""
    speech = clause.verb.lemma_.lower() in words("speech_verbs") | words("belief_verbs")
    parts = (*clause.before, *clause.after)
    content = any(part.role == "content" for part in parts)
    if content and not any(part.role == "content" for part in clause.after):
        return
    if clause.pattern == "side" and clause.claim and not clause.claim.according:
        return
    if sum(part.role == "object" for part in clause.after) > 1 or misread(clause):
        return
    if clause.claim is not None and (speech or not clause.claim.source):
        return
    for slot in _every_slot(names, clause):
        if speech and content and slot.role != "subject":
            continue
        if speech and not content and quoting(clause):
            continue
        found = _Asking(names, clause, swaps, slot).draft()
        if found is not None and len(found.question.split()) > _LONG:
            found = _Asking(names, clause, swaps, slot, short=True).draft()
        if found is not None:
            yield found


def _every_slot(names: Names, clause: Clause) -> Iterator[Slot]:
    """Yield all that can be asked for, the whole before its members."""
    for slot in (*slots(names, clause), *nested_slots(names, clause)):
        if slot.answer:
            yield slot
            yield from kinds(slot)
        yield from members(names, clause, slot)


def _stands_for(pronoun: str, entity: Entity) -> bool:
    """Tell whether he, she or it can stand for a name."""
    if pronoun == "it":
        return entity.kind in {"ORG", "COUNTRY"}
    genders = {"he": {"m", ""}, "she": {"f", ""}}.get(pronoun, set())
    return entity.kind == "PERSON" and entity.gender in genders


def _to_spare(clause: Clause) -> frozenset[int]:
    """Return the relative clauses that tell more of "a treaty" than that there is one.

    What something is called by them, as "the dam that burst", they are needed for.
    """
    printed = [*clause.subject_tokens, *(t for p in clause.after for t in p.tokens)]
    told = [t for t in printed if t.dep_ in {"relcl", "acl"} and t != clause.verb]
    some = [t for t in told if any(c.lower_ in {"a", "an"} for c in t.head.lefts)]
    return frozenset(t.i for verb in some for t in verb.subtree)


def _ends_beside(subject: Sequence["Token"]) -> bool:
    """Tell whether a subject ends with what a comma parts from it: a firm, Wexa."""
    commas = [t.i for t in subject[:-1] if t.text == ","]
    last = [t for t in subject if commas and t.i > commas[-1]]
    beside = [t for t in last if t.dep_ in {"appos", "conj"} and t.head.i < commas[-1]]
    # The parser takes "a firm, Lund & Co," for a row, but no "and" ends it.
    return any(all(c.dep_ != "cc" for c in t.head.rights) for t in beside)


class _Asking:
    """One question in the making."""

    def __init__(
        self,
        names: Names,
        clause: Clause,
        swaps: Swaps,
        slot: Slot,
        *,
        short: bool = False,
    ) -> None:
        self._names = names
        self._clause = clause
        self._slot = slot
        self._spared = _to_spare(clause) if short else frozenset()
        self._renderer = Renderer(clause.sentence, swaps, names)
        self._verbs = tensed(clause, slot.role)
        self._printed: list[Token] = []
        self._remainder = remainder(clause, slot, self._hangs)
        self._condition = condition_to_print(names, clause, swaps, self._hangs)

    def draft(self) -> Draft | None:
        """Return the question with what is known of it."""
        slot, clause = self._slot, self._clause
        if not self._remainder.whole:
            return None
        rest = self._printed_pieces(self._remainder.rest)
        self._rest = f"{rest} {slot.ending}".strip()
        question = tidy(f"{self._phrase()} {self._body()}")
        question = self._beside(self._fronted(question))
        question, rule = self._attributed(question)
        if not question:
            return None
        own = self._own_pronouns()
        reasons = self._renderer.hanging(self._printed, clause.subject, own)
        loose = self._renderer.pointing(self._printed)
        if any(t in clause.subject_tokens or t.dep_ in _LEANING for t in loose):
            reasons.append("needs its antecedent")
        reasons += doubts(self._names, clause, slot, self._printed)
        reasons += shortfalls(self._names, clause, slot, self._printed)
        if self._renderer.pointing(slot.answer):
            reasons.append("answer points back")
        if slot.role.startswith("subject") and clause.subject.tag_ == "PRP":
            reasons.append("pronoun")
        if relayed(clause.claim) or (clause.claim is None and retold(clause.verb)):
            reasons.append(RETOLD)
        if self._condition == () or depends(clause.verb):
            reasons.append(UNCONDITIONAL)
        asked = lemmas(self._printed) | {clause.verb.lemma_.lower()} | self._named()
        return Draft(
            "question",
            rule,
            question[0].upper() + question[1:] + "?",
            clause.sentence,
            slot.answer,
            slot.ask.type,
            slot.ask.entity,
            asked,
            {**self._features(), "own pronoun": float(bool(own))},
            tuple(dict.fromkeys(reasons)),
            event=self._event(rest),
            loose=tuple(loose),
        )

    def _event(self, rest: str) -> str:
        """Return what happened, without when or where, or nothing for a claim."""
        clause = self._clause
        if self._slot.role not in {"time", "place"} or clause.claim is not None:
            return ""
        if self._condition is not None:
            return ""
        subject = self._renderer.text(clause.subject_tokens)
        text = tidy(f"{subject} {self._verbs.statement()} {rest}")
        return text[0].upper() + text[1:]

    def _named(self) -> frozenset[str]:
        """Return the words that are printed in place of what points back."""
        swaps = self._renderer.swaps
        texts = [swaps[t.i].lower() for t in self._printed if t.i in swaps]
        return frozenset(w for text in texts for w in text.split()) - words("stop")

    def _body(self) -> str:
        """Return what follows the question word."""
        if self._slot.role.startswith("subject"):
            return self._statement()
        if self._slot.role == "actor":
            subject = self._text(self._clause.subject_tokens)
            ask = self._slot.ask
            plural = ask.plural and ask.phrase not in {"who", "what"}
            verb = self._verbs.turned(plural=plural)
            return f"{verb} {subject} {self._rest}"
        return self._inversion()

    def _fronted(self, question: str) -> str:
        """Return the question led by what cannot stand after a preposition."""
        if self._condition:
            return f"{self._text(self._condition)}, {question}"
        if not self._remainder.front or self._clause.claim is not None:
            return question
        return f"{self._printed_pieces(self._remainder.front)}, {question}"

    def _beside(self, question: str) -> str:
        """Return the question led by what is told of together with the answer."""
        if not self._slot.beside:
            return question
        others = listed([self._text(phrase) for phrase in self._slot.beside])
        return f"along with {others}, {question}"

    def _own_pronouns(self) -> set[int]:
        """Return the pronouns in reported content that mean who reports it.

        "Which company denied that it had sold them?": it is the company.
        """
        if self._of_itself():
            return {self._clause.subject.i}
        entity = self._slot.ask.entity
        if entity is None or self._slot.role != "subject":
            return set()
        wanted = {"m": "he", "f": "she"}.get(entity.gender, "")
        wanted = "it" if entity.kind in {"ORG", "COUNTRY"} else wanted
        rivals = {
            m.entity
            for m in self._names.mentions.get(self._clause.sentence.number, ())
            if m.entity is not entity
            and (
                m.entity.kind == entity.kind
                or {m.entity.kind, entity.kind} == {"ORG", "COUNTRY"}
            )
            and (not m.entity.gender or m.entity.gender == entity.gender)
        }
        led = self._clause.sentence.tokens[0].tag_ == "PRP$"
        if rivals or (led and entity.kind == "PERSON"):
            return set()
        return {
            t.i
            for part in self._clause.after
            if part.role == "content"
            for t in part.tokens
            if t.lower_ == wanted and t.dep_ in {"nsubj", "nsubjpass"}
        }

    def _phrase(self) -> str:
        slot = self._slot
        tail = self._text(slot.tail)
        phrase = slot.ask.phrase
        lead = self._text(slot.lead) if slot.lead else ""
        return " ".join(filter(None, [lead, slot.front, phrase, tail]))

    def _statement(self) -> str:
        """Return what follows the question word when it is the subject."""
        single = not (
            self._slot.ask.plural and self._slot.ask.phrase not in {"who", "what"}
        )
        verb = self._verbs.statement(singular=single)
        return f"{verb} {self._rest}"

    def _inversion(self) -> str:
        before, after = self._verbs.inversion()
        subject = self._text(self._clause.subject_tokens)
        if _ends_beside(self._clause.subject_tokens):
            subject += ","
        if self._claimed_by_belief() or self._of_itself():
            return self._embedded(subject)
        return f"{before} {subject} {after} {self._rest}"

    def _embedded(self, subject: str) -> str:
        """Return "do they fear that X could do", for what is believed."""
        claim = self._clause.claim
        assert claim is not None
        matrix = group_of(claim.verb)
        before, after = inverted(matrix)
        source = self._text(claim.source)
        inner = plain(self._clause.group, lent=self._clause.lent)
        return f"{before} {source} {after} that {subject} {inner} {self._rest}"

    def _claimed_by_belief(self) -> bool:
        claim = self._clause.claim
        return (
            claim is not None
            and not claim.according
            and claim.verb.lemma_.lower()
            in words("belief_verbs") - words("speech_verbs")
            and self._clause.verb.head == claim.verb
            and bool(group_of(claim.verb))
        )

    def _of_itself(self) -> bool:
        """Tell whether somebody says what he, she or it does: "it had agreed to …"."""
        claim, subject = self._clause.claim, self._clause.subject
        if claim is None or claim.according or self._clause.verb.head != claim.verb:
            return False
        said = claim.verb.lemma_.lower() in words("speech_verbs")
        said = said and claim.verb.lemma_.lower() not in words("denial_verbs")
        if not said or subject.i in self._renderer.swaps or not group_of(claim.verb):
            return False
        found = self._names.mentions.get(self._clause.sentence.number, ())
        before = {m.entity for m in found if m.start < subject.i}
        meant = {e for e in before if _stands_for(subject.lower_, e)}
        named = self._names.within(self._clause.sentence, claim.source)
        return len(meant) == 1 and meant <= {m.entity for m in named}

    def _attributed(self, question: str) -> tuple[str, str]:
        """Return the question with the source of what it asks about."""
        claim, pattern = self._clause.claim, self._clause.pattern
        role = self._slot.role
        if claim is None:
            return question, f"{pattern} {role}"
        if self._claimed_by_belief():
            if not role.startswith("subject"):
                return question, f"belief {role}"
            before, after = inverted(group_of(claim.verb))
            source = self._text(claim.source)
            body = self._statement()
            return (
                tidy(f"{self._phrase()} {before} {source} {after} {body}"),
                "belief subject",
            )
        if self._of_itself():
            return question, f"said {role}"
        unknown = claim.head.tag_ == "PRP" and claim.head.i not in self._renderer.swaps
        doubts = words("denial_verbs") | words("belief_verbs")
        believed = not claim.according and claim.verb.lemma_.lower() in doubts
        if unknown or believed or not can_tell(self._names, self._clause):
            return "", ""
        source = self._source(claim)
        return f"according to {source}, {question}", f"claim {role}"

    def _source(self, claim: Claim) -> str:
        """Return who claims something, by name where a comma gives it."""
        for token in claim.head.rights:
            named = self._names.at(self._clause.sentence, token)
            if token.dep_ == "appos" and named is not None:
                self._printed.extend(claim.source)
                return shown(named.entity)
        return self._text(claim.source)

    def _printed_pieces(self, pieces: Sequence[Piece]) -> str:
        return " ".join(with_that(p.part, self._text(p.tokens)) for p in pieces)

    def _hangs(self, tokens: Sequence["Token"]) -> bool:
        return bool(self._renderer.hanging(tokens, self._clause.subject))

    def _text(self, tokens: Sequence["Token"]) -> str:
        tokens = [t for t in tokens if t.i not in self._spared]
        self._printed.extend(tokens)
        return self._renderer.text(tokens)

    def _thin(self) -> bool:
        """Tell whether the question says little but who and did what."""
        about = set(self._clause.subject_tokens) | set(self._clause.group)
        if self._slot.role.startswith("subject"):
            about = set(self._clause.group)
        return not lemmas(t for t in self._printed if t not in about)

    def _did_little(self) -> bool:
        return did_little(self._names, self._clause, self._slot, self._printed)

    def _identifies(self) -> bool:
        """Tell whether it is asked what somebody or something definite is."""
        parts = [p for p in self._clause.after if p.role == "complement"]
        asked = self._slot.role.startswith("complement")
        return asked and any(identifies(self._clause, p) for p in parts)

    def _features(self) -> dict[str, float]:
        clause = self._clause
        one = self._slot.ask.type == "KIND" and len(self._slot.answer) == 1
        return {
            f"{DOUBT}a thing for a place": float(self._slot.ask.type == "POSITION"),
            f"{DOUBT}little is done": float(self._did_little()),
            f"{DOUBT}an identity": float(self._identifies()),
            f"{DOUBT}one word for a kind": float(one),
            "claim": float(clause.claim is not None),
            "thin": float(self._thin()),
            "bare definites": float(len(self._renderer.pointing(self._printed))),
            "cut parts": float(self._remainder.cut),
            "shortened": float(bool(self._spared)),
            "passive": float(clause.passive),
            "member": float(bool(self._slot.beside)),
            "deed": float(bool(self._slot.ending)),
            "stiff": float(
                self._slot.role == "place" and self._slot.front not in {"", "in", "at"}
            ),
            "nested": float(self._slot.last is not None),
            "relative": float(clause.pattern == "relative"),
            "joined": float(clause.pattern == "joined"),
            "side": float(clause.pattern == "side"),
            "weak verb": float(clause.verb.lemma_ in words("weak_verbs")),
            "abstract subject": float(
                clause.subject.lower_ in words("abstract_subjects")
            ),
            "named subject": float(
                self._names.at(clause.sentence, clause.subject) is not None
            ),
        }
