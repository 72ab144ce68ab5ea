"""From an article to a bank."""

import re
from collections.abc import Iterable, Sequence

from quizapp.domain.articles import Article, Evidence
from quizapp.domain.banks import Bank
from quizapp.domain.candidates import Candidate
from quizapp.domain.choices import Choice
from quizapp.domain.errors import ArticleError
from quizapp.domain.ids import BankId, QuestionId, named_id
from quizapp.domain.kinds.cloze import GAP, Cloze
from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Body, Question
from quizapp.domain.work import Progress, Work
from quizapp.formats.native import BankFile, Maker
from quizapp.generate.balancing import balanced, worth_asking
from quizapp.generate.languages import LANGUAGES, Language, language_called

_NUMBER = re.compile(r"\d[\d,.]*")


def warm_up() -> Work[None]:
    """Load what the first article would have to wait for."""
    yield Progress(0, stage="loading")
    LANGUAGES[0].warm_up()


def find_candidates(article: Article) -> Work[tuple[Candidate, ...]]:
    """Return every question found in an article, the best first, dropped ones last."""
    return _language(article).generate(article)


def version(article: Article) -> str:
    """Return the version of what makes questions of an article."""
    return _language(article).versions()["generator"]


def choose(
    candidates: tuple[Candidate, ...], most: int | None = None
) -> tuple[Candidate, ...]:
    """Return the kept candidates, well mixed where only so many are wanted."""
    return balanced(candidates, most)


def make_bank(
    article: Article,
    candidates: tuple[Candidate, ...],
    most: int | None = None,
    *,
    every: bool = False,
    known: Iterable[Question] = (),
) -> BankFile:
    """Return a bank of an article's candidates, the best first.

    Args:
        article: What they were made from.
        candidates: All that were found, the best first.
        most: How many questions to take at most, well mixed; by default those that a
            teacher would keep.
        every: Take every question that was kept.
        known: The questions of the bank before: those that can still be asked stay,
            wherever they stand by now.

    Raises:
        ArticleError: None was kept.
    """
    bank_id = BankId(named_id("bank", article.id))
    if most is None and not every:
        kept = worth_asking(candidates, len(article.text.split()))
    else:
        kept = choose(candidates, most)
    if not kept:
        raise ArticleError(
            "no question could be made from the article",
            where=article.title,
            remedy="It takes whole sentences that say who did what, when or where.",
        )
    taken = {id(candidate) for candidate in kept}
    stay = _asked_of(tuple(known))
    best: dict[str, Question] = {}
    for candidate in (c for c in candidates if c.kept):
        question = question_of(candidate, article, bank_id)
        if id(candidate) in taken or _asked_of([question]) & stay:
            best.setdefault(question.id, question)
    return BankFile(
        bank=Bank(bank_id, article.title, language=article.language),
        articles=(article,),
        questions=tuple(best.values()),
        maker=Maker(**_language(article).versions()),
    )


def _language(article: Article) -> Language:
    """Return an article's language, the first there is if it names no such."""
    return language_called(article.language) or LANGUAGES[0]


def _asked_of(questions: Sequence[Question]) -> set[tuple[str, str]]:
    """Return what is asked, whatever the words around it: kind and stem, or the id."""
    return {(q.body.name, q.stem) for q in questions} | {("", q.id) for q in questions}


def question_of(candidate: Candidate, article: Article, bank_id: BankId) -> Question:
    """Return a candidate as a question of a bank."""
    span = candidate.evidence
    quote = article.text[span.start : span.end]
    key = "; ".join(item.answer for item in candidate.items) or candidate.answer
    question_id = named_id("question", article.id, quote, key, candidate.kind)
    stem = candidate.question
    if candidate.kind == Cloze.name:
        for number in range(1, stem.count(GAP) + 1):
            stem = stem.replace(GAP, f"[[{number}]]", 1)
    return Question(
        id=QuestionId(question_id),
        bank_id=bank_id,
        stem=stem,
        body=_BODIES[candidate.kind](candidate),
        feedback=candidate.feedback,
        evidence=Evidence(article.id, span, quote),
        thinking=candidate.thinking,
        difficulty=candidate.difficulty,
    )


def _multiple_choice(candidate: Candidate) -> Body:
    choices = [Choice(candidate.answer, 1.0)]
    choices += [Choice(d.text, 0.0, d.feedback) for d in candidate.distractors]
    return MultipleChoice(tuple(sorted(choices, key=_in_order)))


def _in_order(choice: Choice) -> tuple[float, str]:
    """Return the key that sorts numbers by size and words by the alphabet."""
    number = _NUMBER.search(choice.text)
    digits = number[0].replace(",", "").rstrip(".") if number else ""
    size = float(digits) if digits.count(".") < 2 and digits else 0.0
    return size, choice.text.casefold()


def _short_answer(candidate: Candidate) -> Body:
    accepted = (candidate.answer, *candidate.accepted)
    return ShortAnswer(tuple(Choice(text, 1.0) for text in accepted))


def _cloze(candidate: Candidate) -> Body:
    gaps = candidate.items or (candidate,)
    return Cloze(tuple((gap.answer, *gap.accepted) for gap in gaps))


def _matching(candidate: Candidate) -> Body:
    return Matching(tuple(Pair(item.text, item.answer) for item in candidate.items))


def _ordering(candidate: Candidate) -> Body:
    return Ordering(tuple(item.text for item in candidate.items))


def _true_false(candidate: Candidate) -> Body:
    if candidate.answer == "True":
        return TrueFalse(answer=True, if_false=candidate.feedback)
    return TrueFalse(answer=False, if_true=candidate.feedback)


_BODIES = {
    MultipleChoice.name: _multiple_choice,
    ShortAnswer.name: _short_answer,
    Cloze.name: _cloze,
    Matching.name: _matching,
    Ordering.name: _ordering,
    TrueFalse.name: _true_false,
}
