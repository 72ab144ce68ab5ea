"""Choose among the kept questions, so that a bank is no longer and as varied as wanted.

A question is worth its score, less for what the questions chosen before it are like.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from quizapp.domain.articles import Span
from quizapp.domain.candidates import Candidate

TWICE = "the answer is asked for already"

_NEW_KIND = 8.0  # before all else each kind is there
_DOUBTFUL = 100.0  # whatever it adds, what is doubtful comes last
_SAME_SENTENCE = 2.0  # more than any score: first each sentence once
_SAME_KIND = 0.4
_SAME_THINKING = 0.2
_SAME_BAND = 0.15
_BANDS = 4  # of difficulty
_ASKINGS = 2  # of one answer in one sentence, statements apart
_FIRST = 10  # questions that stand before any statement
_FAIR = 0.5  # of the score: of names, numbers and dates more than half are kept
_WORTH = 0.7  # of the score
_WORTH_TYPED = 0.85  # of a question with no wrong choices: four in ten are kept
_LEAST = 10  # questions that a bank should have
_EACH = 3  # questions on one sentence
_OTHERS_EACH = 4  # other questions to a statement
_PER_QUESTION = 16  # words of the article


def without_repeats(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates, those dropped that ask once more for an answer.

    One answer in one sentence is asked for at most twice, in two kinds, and may be in a
    statement too.
    """
    asked: dict[tuple[Span, object], list[str]] = {}
    kept: list[Candidate] = []
    dropped: list[Candidate] = []
    # Statements go before the others, which would break the balance of true and false.
    every = [c for c in candidates if c.kept]
    first = [c for c in every if c.items] + [c for c in every if _is_statement(c)]
    rest = [c for c in every if not (c.items or _is_statement(c))]
    for candidate in (*first, *rest):
        answers = _answers(candidate)
        used = [asked.setdefault(answer, []) for answer in answers]
        full = any(
            len({*kinds} - {"truefalse"}) >= _ASKINGS or candidate.kind in kinds
            for kinds in used
        )
        if full and not _is_statement(candidate):
            dropped.append(replace(candidate, reasons=(TWICE,)))
            continue
        for kinds in used:
            kinds.append(candidate.kind)
        kept.append(candidate)
    places = {id(candidate): place for place, candidate in enumerate(candidates)}
    kept.sort(key=lambda candidate: places[id(candidate)])
    dropped += [c for c in candidates if not c.kept]
    dropped.sort(key=lambda c: -c.score)
    return (*_late(kept), *dropped)


def balanced(
    candidates: Sequence[Candidate], most: int | None = None
) -> tuple[Candidate, ...]:
    """Return the kept candidates chosen for a bank, in the order they came in.

    Args:
        candidates: All that were found, the best first.
        most: How many to choose at most; all by default. As many statements are
            true as false, or one more.
    """
    left = [candidate for candidate in candidates if candidate.kept]
    wanted = len(left) if most is None else most
    mixture = _Mixture()
    while left and len(mixture.chosen) < wanted:
        fit = [candidate for candidate in left if mixture.fits(candidate)]
        if not fit:
            break
        best = max(fit, key=mixture.worth)
        left.remove(best)
        mixture.add(best)
    taken = {id(candidate) for candidate in mixture.chosen}
    return tuple(c for c in candidates if id(c) in taken)


def worth_asking(candidates: Sequence[Candidate], words: int) -> tuple[Candidate, ...]:
    """Return the kept candidates that a teacher would keep too, the best first.

    A bank has ten questions at least, if there are so many, and more as the article
    is longer; few are on one sentence.

    Args:
        candidates: All that were found, the best first.
        words: How long the article is.
    """
    # A question asks more than a gap for the same does.
    kept = sorted((c for c in candidates if c.kept), key=lambda c: c.kind == "cloze")
    once = _asked_once(kept)
    good = _few_of_a_sentence(c for c in once if c.score >= _least_score(c))
    others = [c for c in good if not _is_statement(c)]
    statements = [c for c in good if _is_statement(c)]
    good = [*others, *statements[: max(2, len(others) // _OTHERS_EACH)]]
    if len(good) < _LEAST:
        taken = {id(candidate) for candidate in good}
        first = {id(candidate) for candidate in once}
        spare = [c for c in candidates if c.kept and id(c) not in taken]
        spare.sort(key=lambda c: (not _is_fair(c), id(c) not in first, -c.score))
        good += spare[: _LEAST - len(good)]
    places = {id(candidate): place for place, candidate in enumerate(candidates)}
    good.sort(key=lambda candidate: places[id(candidate)])
    good = _of_each_kind(good)[: max(_LEAST, words // _PER_QUESTION)]
    good.sort(key=lambda candidate: places[id(candidate)])
    return balanced(good)


def _few_of_a_sentence(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return at most three candidates on each sentence."""
    asked: Counter[Span] = Counter()
    found: list[Candidate] = []
    for candidate in candidates:
        if asked[candidate.evidence] < _EACH:
            asked[candidate.evidence] += 1
            found.append(candidate)
    return found


def _of_each_kind(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates with the first of each kind in front."""
    firsts: dict[object, Candidate] = {}
    for candidate in candidates:
        kind = candidate.answer if _is_statement(candidate) else candidate.kind
        firsts.setdefault(kind, candidate)
    leading = {id(candidate) for candidate in firsts.values()}
    return [*firsts.values(), *(c for c in candidates if id(c) not in leading)]


def _asked_once(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates without those that ask again for an answer or a part of it."""
    found: list[Candidate] = []
    asked: list[Span] = []
    for candidate in candidates:
        spans = [item.answer_span for item in candidate.items]
        spans += [candidate.answer_span] if candidate.answer_span else []
        if _stands_apart(candidate):
            found.append(candidate)
        elif not any(span.overlaps(other) for span in spans for other in asked):
            asked += spans
            found.append(candidate)
    return found


@dataclass(slots=True)
class _Mixture:
    """What has been chosen so far, counted."""

    chosen: list[Candidate] = field(default_factory=list)
    counted: Counter[object] = field(default_factory=Counter)

    def add(self, candidate: Candidate) -> None:
        """Count one more."""
        self.chosen.append(candidate)
        self.counted.update(_traits(candidate))
        self.counted[candidate.kind, candidate.answer] += 1

    def fits(self, candidate: Candidate) -> bool:
        """Tell whether a candidate leaves true and false in balance."""
        if not _is_statement(candidate):
            return True
        other = str(candidate.answer != "True")
        own = self.counted["truefalse", candidate.answer]
        return own <= self.counted["truefalse", other]

    def worth(self, candidate: Candidate) -> float:
        """Return the score of a candidate, less for what it is like."""
        counts = [self.counted[trait] for trait in _traits(candidate)]
        sentence, kind, thinking, band = counts
        total = max(1, len(self.chosen))
        return (
            candidate.score
            - _DOUBTFUL * _is_doubtful(candidate)
            + (0.0 if kind else _NEW_KIND)
            - _SAME_SENTENCE * sentence
            - _SAME_KIND * kind / total
            - _SAME_THINKING * thinking / total
            - _SAME_BAND * band / total
        )


def _traits(candidate: Candidate) -> tuple[object, object, object, object]:
    """Return sentence, kind, thinking and difficulty, as keys to count by."""
    band = min(int(candidate.difficulty * _BANDS), _BANDS - 1)
    return (
        candidate.evidence,
        ("kind", candidate.kind),
        ("thinking", candidate.thinking),
        ("band", band),
    )


def _late(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates: the first fair ones, statements, sets of answers, the rest.

    What is typed stands behind what has wrong choices or a gap.
    """
    late = [c for c in candidates if _is_statement(c)]
    late += [c for c in candidates if c.items]
    others = [c for c in candidates if not (_is_statement(c) or c.items)]
    first = [c for c in others if _is_fair(c)][:_FIRST]
    taken = {id(c) for c in first}
    return [*first, *late, *(c for c in others if id(c) not in taken)]


def _is_fair(candidate: Candidate) -> bool:
    doubtful = _is_doubtful(candidate) or candidate.kind == "shortanswer"
    return candidate.score >= _FAIR and not doubtful


def _least_score(candidate: Candidate) -> float:
    """Return the score from which a candidate is worth asking."""
    return _WORTH_TYPED if candidate.kind == "shortanswer" else _WORTH


def _stands_apart(candidate: Candidate) -> bool:
    """Tell whether a candidate asks in a way of its own, however often it is asked."""
    return _is_statement(candidate) or candidate.kind in {"matching", "ordering"}


def _is_doubtful(candidate: Candidate) -> bool:
    return bool(candidate.doubts)


def _is_statement(candidate: Candidate) -> bool:
    return candidate.kind == "truefalse"


def _answers(candidate: Candidate) -> list[tuple[Span, object]]:
    """Return what a candidate asks for: each answer with its sentence."""
    places: list[tuple[Span, Span | None]]
    places = [(item.evidence, item.answer_span) for item in candidate.items]
    return [
        (sentence, span or candidate.answer)
        for sentence, span in places or [(candidate.evidence, candidate.answer_span)]
    ]
