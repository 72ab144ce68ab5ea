"""The stages from an article in English to candidates, as one piece of work."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quizapp.domain.articles import Article
from quizapp.domain.candidates import Candidate
from quizapp.domain.work import Progress, Work
from quizapp.generate.balancing import without_repeats
from quizapp.generate.cleaning import BODY, clean
from quizapp.generate.diversifying import diversify
from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en.entities.gathering import gather
from quizapp.generate.languages.en.facts.clauses import clauses
from quizapp.generate.languages.en.facts.reduced import reduced
from quizapp.generate.languages.en.facts.relatives import relatives
from quizapp.generate.languages.en.finishing.candidates import finished
from quizapp.generate.languages.en.finishing.judging import judged
from quizapp.generate.languages.en.finishing.several import several
from quizapp.generate.languages.en.gating.denials import DENIED, denials, gate_denied
from quizapp.generate.languages.en.gating.fronts import Front
from quizapp.generate.languages.en.gating.gates import RivalGate, gate, gate_parsed
from quizapp.generate.languages.en.gating.unsaid import Unsaid
from quizapp.generate.languages.en.labelling import labelled
from quizapp.generate.languages.en.parsing import parse, parse_questions
from quizapp.generate.languages.en.printing import Swaps
from quizapp.generate.languages.en.realising.cloze import leave_gaps
from quizapp.generate.languages.en.realising.questions import ask_clause
from quizapp.generate.languages.en.realising.special import Special
from quizapp.generate.languages.en.realising.statements import Statement, state
from quizapp.generate.languages.en.references.resolving import References
from quizapp.generate.languages.en.scoring import score, weigh
from quizapp.generate.names import Names
from quizapp.generate.sentences import Sentence, sentences

VERSION = 4
_LEAST_SCORE = 0.0
_MOST = 500  # more than that many candidates no reader wants, and choosing is slow
_STEP = 20


@dataclass(frozen=True, slots=True)
class _Reading:
    """An article as the later stages see it."""

    sentences: tuple[Sentence, ...]
    names: Names


def generate(article: Article) -> Work[tuple[Candidate, ...]]:
    """Return every question made from an article: the kept ones first, best first."""
    blocks = clean(article.text, labelled)
    paragraphs = [p for p in blocks if p.label == BODY]
    total = len(paragraphs) + 2
    found: list[Sentence] = []
    parsed = parse(p.text for p in paragraphs)
    for done, (paragraph, doc) in enumerate(zip(paragraphs, parsed, strict=True), 1):
        found.extend(sentences(paragraph, doc, len(found)))
        yield Progress(done, total, "reading")
    reading = _Reading(tuple(found), gather(found))
    drafts: list[Draft] = []
    statements: list[Statement] = []
    headlines = [b.text for b in blocks if b.label == "headline"]
    references = References(reading.names, " ".join([article.title, *headlines]))
    for sentence in reading.sentences:
        swaps = references.swaps(sentence)
        drafts.extend(_asked(reading, sentence, swaps))
        statements.extend(state(reading.names, sentence, swaps))
        if sentence.number % _STEP == 0:
            yield Progress(total - 2, total, "asking")
    headline = " ".join([article.title, *headlines])
    unsaid = Unsaid(headline, reading.sentences, reading.names)
    if reading.sentences:
        front = Front(headline, reading.sentences)
        drafts = [unsaid(front(draft)) for draft in drafts]
    kept, dropped = yield from _sifted(drafts, reading, total)
    yield Progress(total - 1, total, "choosing")
    weighed = _weighed(statements, reading, unsaid)
    kept, unused = judged(weighed, kept, reading.names, reading.sentences)
    dropped += unused
    together = several(article, reading.names, reading.sentences, [*kept, *dropped])
    every = finished(article, reading.names, reading.sentences, kept, dropped)
    return without_repeats([*together, *every])


def _asked(reading: _Reading, sentence: Sentence, swaps: Swaps) -> Iterator[Draft]:
    """Yield every question that a sentence gives."""
    special = Special(reading.names, sentence, swaps)
    for clause in (*clauses(sentence), *relatives(sentence), *reduced(sentence)):
        yield from ask_clause(reading.names, clause, swaps)
        yield from special.source(clause)
    yield from special.all()
    yield from leave_gaps(reading.names, sentence, swaps)


def _weighed(
    statements: Sequence[Statement], reading: _Reading, unsaid: Unsaid
) -> Iterator[Statement]:
    """Yield statements with what speaks against them, and their scores."""
    frequent = weigh(reading.sentences)
    denied = denials(reading.sentences)
    for statement in statements:
        draft = score(gate(unsaid(statement.draft)), frequent, len(reading.sentences))
        if draft.sentence.number in denied:
            draft = draft.dropped(DENIED)
        yield replace(statement, draft=draft)


def _sifted(
    drafts: Sequence[Draft], reading: _Reading, total: int
) -> Work[tuple[list[Draft], list[Draft]]]:
    """Return what passes the gates, the best first, and what does not."""
    frequent = weigh(reading.sentences)
    count = len(reading.sentences)
    denied = denials(reading.sentences)
    asked = [gate_denied(gate(draft), denied) for draft in drafts]
    scored = [score(draft, frequent, count) for draft in asked]
    good, dropped = _parted(
        d if d.score >= _LEAST_SCORE else d.dropped("scores too low") for d in scored
    )
    good.sort(key=lambda draft: -draft.score)
    dropped += [draft.dropped("others are better") for draft in good[_MOST:]]
    gate_rivals = RivalGate(reading.names, reading.sentences)
    sole: list[Draft] = []
    for number, draft in enumerate(good[:_MOST]):
        sole.append(gate_rivals(draft))
        if number % _STEP == 0:
            yield Progress(total - 2, total, "choosing")
    single, shared = _parted(sole)
    chosen, similar = diversify(single)
    docs = parse_questions(draft.question for draft in chosen)
    pairs = zip(chosen, docs, strict=True)
    kept, unfit = _parted(gate_parsed(draft, doc) for draft, doc in pairs)
    return kept, [*dropped, *shared, *similar, *unfit]


def _parted(drafts: Iterable[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Return the drafts that nothing speaks against, and the others."""
    every = list(drafts)
    return [d for d in every if not d.reasons], [d for d in every if d.reasons]
