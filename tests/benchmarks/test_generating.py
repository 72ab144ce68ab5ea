"""How fast articles become questions: as many words a second of any length."""

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from quizapp.domain.articles import Article
from quizapp.domain.ids import ArticleId, named_id
from quizapp.domain.work import finish
from quizapp.generate.languages.en.parsing import warm_up
from quizapp.generate.languages.en.pipeline import generate

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
FOLDERS = (
    ROOT / "tests" / "training" / "articles",
    ROOT / "tests" / "data" / "articles",
)


def words(count: int) -> str:
    """Return so many words of news, whole paragraphs of one article after the other."""
    files = sorted(file for folder in FOLDERS for file in folder.glob("*.txt"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    found: list[str] = []
    left = count
    while left > 0:
        for paragraph in "\n\n".join(texts).splitlines():
            if left > 0:
                found.append(paragraph)
                left -= len(paragraph.split())
    return "\n".join(found)


@pytest.mark.parametrize("count", [200, 600, 2_000, 6_000, 20_000])
def test_words_a_second(benchmark: BenchmarkFixture, count: int) -> None:
    text = words(count)
    article = Article(ArticleId(named_id(text)), "", text)
    warm_up()
    made = benchmark(lambda: finish(generate(article)))
    assert any(candidate.kept for candidate in made)
