"""A bank made again from its article, edited or not: what stays the same keeps its id.

Ids carry the progress of everybody who studies the bank.
"""

from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from quizapp.domain.articles import Article
from quizapp.domain.codec import fingerprint
from quizapp.domain.ids import QuestionId
from quizapp.domain.questions import Question
from quizapp.formats.native import BankFile

_SAME_ARTICLE = 0.5
_SAME_SENTENCE = 0.6


@dataclass(frozen=True, slots=True)
class Differences:
    """How a bank differs from the one made before, in numbers of questions."""

    added: int
    changed: int
    unchanged: int
    gone: int


def same_article(article: Article, made: BankFile) -> Article | None:
    """Return the article of a bank that another is an edition of, if it is one.

    It is where at least half of the bank's evidence still stands in it.
    """
    quotes = [q.evidence.quote for q in made.questions if q.evidence]
    still = sum(quote in article.text for quote in quotes)
    if not quotes or len(made.articles) != 1 or still < _SAME_ARTICLE * len(quotes):
        return None
    return made.articles[0]


def updated(before: BankFile, after: BankFile) -> BankFile:
    """Return a bank with the ids, the name and the like of the one made before."""
    present = {question.id for question in after.questions}
    lost = {q.id: q for q in before.questions if q.id not in present}
    known = {question.id for question in before.questions}
    questions = []
    for question in after.questions:
        if question.id in known:
            questions.append(question)
        elif old := _judged_from(question, lost):
            del lost[old.id]
            questions.append(replace(old, evidence=question.evidence))
        elif same := _changed_from(question, lost):
            del lost[same]
            questions.append(replace(question, id=same))
        else:
            questions.append(question)
    return replace(after, bank=before.bank, questions=tuple(questions))


def differences(before: BankFile, after: BankFile) -> Differences:
    """Count what was added, what changed and what has gone."""
    old = {question.id: fingerprint(question) for question in before.questions}
    new = {question.id: fingerprint(question) for question in after.questions}
    both = old.keys() & new.keys()
    changed = sum(old[each] != new[each] for each in both)
    return Differences(
        added=len(new.keys() - old.keys()),
        changed=changed,
        unchanged=len(both) - changed,
        gone=len(old.keys() - new.keys()),
    )


def _judged_from(
    question: Question, lost: dict[QuestionId, Question]
) -> Question | None:
    """Return the statement made before of the same sentence, be it true or false.

    Which of them are true is decided for all together; what is still in the article
    is not to change for that.
    """
    if question.body.name != "truefalse" or question.evidence is None:
        return None
    quote = question.evidence.quote
    alike = (q for q in lost.values() if q.body.name == question.body.name)
    return next((q for q in alike if q.evidence and q.evidence.quote == quote), None)


def _changed_from(
    question: Question, lost: dict[QuestionId, Question]
) -> QuestionId | None:
    """Return the question that asked the same of the sentence before it was edited."""
    alike = (
        (_likeness(question, old), key)
        for key, old in lost.items()
        if old.body.name == question.body.name
        and (old.stem == question.stem or old.key() == question.key())
    )
    likeness, key = max(alike, default=(0.0, None))
    return key if likeness >= _SAME_SENTENCE else None


def _likeness(a: Question, b: Question) -> float:
    if not a.evidence or not b.evidence:
        return 0.0
    return SequenceMatcher(None, a.evidence.quote, b.evidence.quote, False).ratio()
