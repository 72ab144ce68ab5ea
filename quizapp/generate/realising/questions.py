"""Ask for the parts of a clause."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.entities import Names
from quizapp.generate.facts.clauses import Clause
from quizapp.generate.facts.phrases import lemmas
from quizapp.generate.facts.subjects import SUBJECTS
from quizapp.generate.facts.verbgroups import group_of
from quizapp.generate.grammar import active, inverted, plain
from quizapp.generate.languages.en import words
from quizapp.generate.lexicon import is_person
from quizapp.generate.printing import Swaps
from quizapp.generate.realising.kinds import kinds
from quizapp.generate.realising.members import listed, members
from quizapp.generate.realising.nested import nested_slots
from quizapp.generate.realising.nouns import Slot
from quizapp.generate.realising.remainder import Piece, remainder, with_that
from quizapp.generate.realising.rendering import Renderer, tidy
from quizapp.generate.realising.slots import slots

if TYPE_CHECKING:
    from spacy.tokens import Token

DATED = frozenset({"YEAR", "MONTH", "DAY", "WEEKDAY", "DECADE", "PERIOD", "DURATION"})


def ask_clause(names: Names, clause: Clause, swaps: Swaps) -> Iterator[Draft]:
    """Yield a question for each part of a clause that can be asked for."""
    speech = clause.verb.lemma_.lower() in words("speech_verbs") | words("belief_verbs")
    content = any(part.role == "content" for part in clause.after)
    if sum(part.role == "object" for part in clause.after) > 1 or _misread(clause):
        return
    if clause.claim is not None and (speech or not clause.claim.source):
        return
    for slot in _every_slot(names, clause):
        if speech and content and slot.role != "subject":
            continue
        if speech and not content and _quoting(clause):
            continue
        found = _Asking(names, clause, swaps, slot).draft()
        if found is not None:
            yield found


def _every_slot(names: Names, clause: Clause) -> Iterator[Slot]:
    """Yield all that can be asked for, the whole before its members."""
    for slot in (*slots(names, clause), *nested_slots(names, clause)):
        if slot.answer:
            yield slot
            yield from kinds(slot)
        yield from members(names, clause, slot)


class _Asking:
    """One question in the making."""

    def __init__(self, names: Names, clause: Clause, swaps: Swaps, slot: Slot) -> None:
        self._names = names
        self._clause = clause
        self._slot = slot
        self._renderer = Renderer(clause.sentence, swaps, names)
        self._printed: list[Token] = []
        self._remainder = remainder(clause, slot, self._hangs)

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
        if any(t.dep_ in SUBJECTS or t.dep_ == "poss" for t in loose):
            reasons.append("needs its antecedent")
        if slot.role == "subject" and self._reports_little():
            reasons.append("reports too little")
        if self._torn():
            reasons.append("the answer is torn from its phrase")
        if self._about_any():
            reasons.append("says of something only that there is one")
        if self._renderer.pointing(slot.answer):
            reasons.append("answer points back")
        if slot.role.startswith("subject") and clause.subject.tag_ == "PRP":
            reasons.append("pronoun")
        asked = lemmas(self._printed) | {clause.verb.lemma_.lower()}
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
        )

    def _body(self) -> str:
        """Return what follows the question word."""
        if self._slot.role.startswith("subject"):
            return self._statement()
        if self._slot.role == "actor":
            subject = self._text(self._clause.subject_tokens)
            verb = active(self._clause.group, self._clause.lent)
            return f"{verb} {subject} {self._rest}"
        return self._inversion()

    def _fronted(self, question: str) -> str:
        """Return the question led by what cannot stand after a preposition."""
        if not self._remainder.front or self._clause.claim is not None:
            return question
        return f"{self._printed_pieces(self._remainder.front)}, {question}"

    def _beside(self, question: str) -> str:
        """Return the question led by what is told of together with the answer."""
        if not self._slot.beside:
            return question
        others = listed([self._text(phrase) for phrase in self._slot.beside])
        return f"along with {others}, {question}"

    def _about_any(self) -> bool:
        """Tell whether a side clause is about "a dam" that the main one tells of."""
        clause, slot = self._clause, self._slot
        side = clause.pattern not in {"main", "joined", "content"}
        article = any(c.lower_ in {"a", "an"} for c in clause.subject.lefts)
        asked = slot.role.startswith("subject")
        named = any(t.pos_ == "PROPN" for t in clause.subject_tokens)
        return side and article and not asked and not named

    def _reports_little(self) -> bool:
        """Tell whether somebody only says that he is ready, or may join later."""
        content = [p for p in self._clause.after if p.role == "content"]
        said = [t for part in content for t in part.tokens]
        named = any(t.tag_ in {"NNP", "NNPS", "CD"} for t in said)
        little = words("weak_verbs") | words("leaning_words")
        return bool(said) and not named and len(lemmas(said) - little) < 3

    def _torn(self) -> bool:
        """Tell whether a noun that goes with the answer is left in the question."""
        first = self._slot.answer[0]
        before = first.nbor(-1) if first.i > first.sent.start else None
        if before is None or self._slot.ask.type in DATED or before.ent_type_ == "DATE":
            return False
        title = self._names.at(self._clause.sentence, first) is not None
        left = before in self._printed and before.pos_ in {"NOUN", "PROPN"}
        return left and title and before.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass"}

    def _own_pronouns(self) -> set[int]:
        """Return the pronouns in reported content that mean who reports it.

        "Which company denied that it had sold them?": it is the company.
        """
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
        verb = plain(self._clause.group, singular=single, lent=self._clause.lent)
        return f"{verb} {self._rest}"

    def _inversion(self) -> str:
        before, after = inverted(self._clause.group, self._clause.lent)
        subject = self._text(self._clause.subject_tokens)
        if self._claimed_by_belief():
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
                f"{self._phrase()} {before} {source} {after} {body}",
                "belief subject",
            )
        unknown = claim.head.tag_ == "PRP" and claim.head.i not in self._renderer.swaps
        doubts = words("denial_verbs") | words("belief_verbs")
        believed = not claim.according and claim.verb.lemma_.lower() in doubts
        if unknown or believed or not _can_tell(self._names, self._clause):
            return "", ""
        source = self._text(claim.source)
        return f"according to {source}, {question}", f"claim {role}"

    def _printed_pieces(self, pieces: Sequence[Piece]) -> str:
        return " ".join(with_that(p.part, self._text(p.tokens)) for p in pieces)

    def _hangs(self, tokens: Sequence["Token"]) -> bool:
        return bool(self._renderer.hanging(tokens, self._clause.subject))

    def _text(self, tokens: Sequence["Token"]) -> str:
        self._printed.extend(tokens)
        return self._renderer.text(tokens)

    def _thin(self) -> bool:
        """Tell whether the question says little but who and did what."""
        about = set(self._clause.subject_tokens) | set(self._clause.group)
        if self._slot.role.startswith("subject"):
            about = set(self._clause.group)
        return not lemmas(t for t in self._printed if t not in about)

    def _features(self) -> dict[str, float]:
        clause = self._clause
        return {
            "claim": float(clause.claim is not None),
            "thin": float(self._thin()),
            "bare definites": float(len(self._renderer.pointing(self._printed))),
            "cut parts": float(self._remainder.cut),
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


def _can_tell(names: Names, clause: Clause) -> bool:
    """Tell whether the source of a claim is one that can be asked: no pollen grains."""
    claim = clause.claim
    if claim is None or names.at(clause.sentence, claim.head) is not None:
        return True
    lemma = claim.head.lemma_.lower()
    telling = words("org_words") | words("collective_nouns") | words("told_by")
    person = is_person(lemma) or claim.head.lower_ in words("person_nouns")
    return person or lemma in telling or claim.head.tag_ in {"PRP", "NNP", "NNPS"}


def _misread(clause: Clause) -> bool:
    """Tell whether "called X" after a noun was taken for what somebody did."""
    naming = clause.verb.lemma_ in {"call", "name", "dub", "know"}
    named = any(part.role == "object" for part in clause.after)
    what = any(part.role == "complement" for part in clause.after)
    plain = len(clause.group) == 1 and clause.verb.tag_ == "VBD"
    return naming and named and not what and plain and clause.verb.lemma_ != "know"


def _quoting(clause: Clause) -> bool:
    return any(end - start >= 5 for start, end in clause.sentence.quoted)
