"""Ask about small texts, each once however often a test looks at it."""

from functools import cache
from pathlib import Path

from quizapp.domain.articles import Article
from quizapp.domain.candidates import Candidate
from quizapp.domain.ids import ArticleId, named_id
from quizapp.domain.work import finish
from quizapp.generate.cleaning import BODY, clean
from quizapp.generate.languages.en.entities.gathering import gather
from quizapp.generate.languages.en.labelling import labelled
from quizapp.generate.languages.en.parsing import parse
from quizapp.generate.languages.en.pipeline import generate
from quizapp.generate.names import Names
from quizapp.generate.sentences import Sentence, sentences

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
NAMES = sorted(path.stem for path in ARTICLES.glob("*.txt"))


def an_article(text: str, title: str = "") -> Article:
    return Article(ArticleId(named_id(text)), title, text)


def sample(name: str) -> str:
    return (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")


@cache
def candidates(text: str) -> tuple[Candidate, ...]:
    return finish(generate(an_article(text)))


def kept(text: str) -> list[Candidate]:
    return [candidate for candidate in candidates(text) if candidate.kept]


def asked(text: str) -> dict[str, str]:
    return {candidate.question: candidate.answer for candidate in kept(text)}


def dropped(text: str) -> dict[str, tuple[str, ...]]:
    return {c.question: c.reasons for c in candidates(text) if not c.kept}


@cache
def read(text: str) -> tuple[tuple[Sentence, ...], Names]:
    found: list[Sentence] = []
    paragraphs = [p for p in clean(text, labelled) if p.label == BODY]
    for paragraph, doc in zip(
        paragraphs, parse(p.text for p in paragraphs), strict=True
    ):
        found.extend(sentences(paragraph, doc, len(found)))
    return tuple(found), gather(found)
