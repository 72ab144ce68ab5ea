"""Choose the statements to judge, as many true as false, and put the answers wrong."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.distractors.choosing import wrong_answers
from quizapp.generate.languages.en.entities.ties import Ties
from quizapp.generate.languages.en.facts.phrases import lemmas
from quizapp.generate.languages.en.lexicon import canonical
from quizapp.generate.languages.en.parsing import parse_questions
from quizapp.generate.languages.en.printing import shown
from quizapp.generate.languages.en.realising.cloze import GAP
from quizapp.generate.languages.en.realising.statements import Statement
from quizapp.generate.names import Entity, Names
from quizapp.generate.sentences import Sentence

_EACH = 4  # questions to a statement
_LEAST_SCORE = 0.4
_LIKELY = 0.34  # of the words shared with a sentence, the other answer may be true too

TRUE, FALSE = "true statement", "false statement"


def judged(
    statements: Iterable[Statement],
    kept: Sequence[Draft],
    names: Names,
    article: Sequence[Sentence],
) -> tuple[list[Draft], list[Draft]]:
    """Return the kept questions with statements among them, and what was not used."""
    every = sorted(statements, key=_order)
    fit = [s for s in every if not s.draft.reasons and s.draft.score >= _LEAST_SCORE]
    room = sum(not draft.doubtful for draft in kept) // _EACH
    pairs = _chosen(fit, room, names, article)
    flags = _flags([statement for statement, _ in pairs])
    drafts = [
        _judged(statement, wrong, true=flag)
        for (statement, wrong), flag in zip(pairs, flags, strict=True)
    ]
    used = {statement.draft.sentence.number for statement, _ in pairs}
    rest = [s for s in every if s.draft.sentence.number not in used]
    return [*kept, *drafts], [_unused(s) for s in rest]


def false_answer(
    draft: Draft, names: Names, article: Sequence[Sentence], ties: Ties
) -> str:
    """Return an answer that makes a gapped statement false, or nothing."""
    parties = ties.parties(draft.sentence)
    needs = bool(re.search(rf"\bthe {GAP}", draft.question, re.IGNORECASE))
    for text in wrong_answers(draft, names):
        entity = names.named(text) or names.named(canonical(text))
        full = _full(text, draft, names)
        if not full or _takes_article(full, entity) != needs:
            continue
        if parties & {full, canonical(text), entity.name if entity else text}:
            continue
        if _suits_title(draft, entity) and not _elsewhere(full, entity, draft, article):
            return full
    return ""


def _chosen(
    fit: Sequence[Statement], room: int, names: Names, article: Sequence[Sentence]
) -> list[tuple[Statement, str]]:
    """Return one statement for each of the best sentences, with its false answer."""
    found: list[tuple[Statement, str]] = []
    taken: set[int] = set()
    answers: Counter[str] = Counter()
    types: Counter[str] = Counter()
    parsed = _parsed_alike(fit)
    left = [s for s in fit if id(s) in parsed]
    ties = Ties(names, article)
    while left and len(found) < room:
        # Different sorts of answers first: not every statement about a number.
        left.sort(key=lambda s: -s.draft.score + 0.05 * types[s.draft.type])
        best = left.pop(0)
        answer = best.draft.answer_text.lower()
        if best.draft.sentence.number in taken or answers[answer]:
            continue
        wrong = false_answer(best.draft, names, article, ties)
        if wrong:
            found.append((best, wrong))
            taken.add(best.draft.sentence.number)
            answers[answer] += 1
            types[best.draft.type] += 1
    return found


def _parsed_alike(fit: Sequence[Statement]) -> set[int]:
    """Return the ids of the statements that a new parse reads as the sentence."""
    texts = list(dict.fromkeys(s.text for s in fit))
    read = dict(zip(texts, parse_questions(texts), strict=True))
    found: set[int] = set()
    for statement in fit:
        roots = [t for t in read[statement.text] if t.dep_ == "ROOT"]
        same = len(roots) == 1 and roots[0].lower_ == statement.root.lower_
        if same and any(c.dep_ in {"nsubj", "nsubjpass"} for c in roots[0].lefts):
            found.add(id(statement))
    return found


def _flags(statements: Sequence[Statement]) -> list[bool]:
    """Return which are to be true: of each two one, which one the text decides."""
    flags: list[bool] = []
    for statement in statements[::2]:
        text = statement.text.encode()
        first = bool(hashlib.sha256(text).digest()[0] % 2)
        flags += [first, not first]
    return flags[: len(statements)]


def _judged(statement: Statement, wrong: str, *, true: bool) -> Draft:
    """Return a draft whose question is the statement, made false or not."""
    gapped = statement.draft.question
    false = gapped.replace(GAP, wrong, 1)
    return replace(
        statement.draft,
        question=statement.text if true else false[0].upper() + false[1:],
        rule=TRUE if true else FALSE,
    )


def _unused(statement: Statement) -> Draft:
    draft = replace(statement.draft, question=statement.text)
    return draft if draft.reasons else draft.dropped("others are better")


def _order(statement: Statement) -> tuple[float, int, int]:
    draft = statement.draft
    return -draft.score, draft.sentence.number, draft.answer[0].i


def _full(text: str, draft: Draft, names: Names) -> str:
    """Return a person's whole name where the statement would print the whole name."""
    if draft.entity is None or draft.type != "PERSON":
        return text
    if " " in text or " " not in draft.entity.name:
        return text
    bearers = [
        e.name for e in names.entities if e.kind == "PERSON" and text in e.name.split()
    ]
    return bearers[0] if len(bearers) == 1 else ""


def _takes_article(name: str, entity: Entity | None) -> bool:
    """Tell whether a name is printed with "the"."""
    if entity is not None:
        return shown(entity) != entity.name
    last = name.rsplit(maxsplit=1)[-1].lower().strip(".")
    return name[0].isupper() and (" of " in name or last in words("takes_article"))


def _suits_title(draft: Draft, entity: Entity | None) -> bool:
    """Tell whether a name can follow the title that stands before the answer."""
    first = draft.answer[0]
    before = first.nbor(-1).lower_ if first.i else ""
    if draft.type != "PERSON" or before not in words("titles"):
        return True
    return entity is None or any(role.endswith(before) for role in entity.roles)


def _elsewhere(
    wrong: str, entity: Entity | None, draft: Draft, article: Sequence[Sentence]
) -> bool:
    """Tell whether the article may say the same of the wrong answer."""
    names = {wrong, *(entity.aliases if entity else ())}
    pattern = re.compile(
        rf"(?<![\w,.])({'|'.join(re.escape(n) for n in sorted(names))})(?![\w]|[,.]\d)"
    )
    for sentence in article:
        if not pattern.search(sentence.text):
            continue
        shared = draft.asked & lemmas(sentence.tokens)
        if draft.entity is None or len(shared) >= _LIKELY * max(1, len(draft.asked)):
            return True
    return False
