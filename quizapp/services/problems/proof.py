"""Evidence that is missing, or no longer in its article."""

from collections.abc import Iterator

from quizapp.domain.articles import located
from quizapp.domain.questions import Question
from quizapp.services.problems.problem import Part, Problem, Sign
from quizapp.services.problems.surroundings import Surroundings


def no_evidence(question: Question, around: Surroundings) -> Iterator[Problem]:
    """Tell of an answer that no passage proves, in a bank that has an article."""
    if question.evidence is None and around.articles and question.body.prompts:
        yield Problem(question.id, Sign.NO_EVIDENCE, Part.EVIDENCE)


def evidence_gone(question: Question, around: Surroundings) -> Iterator[Problem]:
    """Tell of a passage that does not stand in the article any more."""
    evidence = question.evidence
    if evidence is None:
        return
    article = around.articles.get(evidence.article_id)
    if article is None or located(article, evidence) is None:
        yield Problem(question.id, Sign.EVIDENCE_GONE, Part.EVIDENCE, evidence.quote)
