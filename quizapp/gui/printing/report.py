"""What came of a test, on paper."""

from collections.abc import Iterator
from pathlib import Path

from quizapp.domain import attempts
from quizapp.formats.markup import from_plain
from quizapp.gui import messages, theme
from quizapp.gui.messages import tr
from quizapp.gui.printing.blocks import Block, KeyBlock, Paragraph
from quizapp.gui.printing.sheet import Layout, set_pages, write_pages
from quizapp.services.quiz import Taken

_LAYOUT = Layout(columns=1)


def print_report(path: Path, taken: Taken) -> None:
    """Write an attempt with every answer and its evidence as a PDF file.

    Raises:
        FormatError: The file cannot be written; what stood there is as it was.
    """
    theme.load_reading_fonts()
    attempt = taken.attempt
    score = attempts.score(attempt, taken.answers)
    told = tr("{share}: {mark} of {most} marks, {right} of {items} right").format(
        share=messages.percent(score.share),
        mark=f"{score.mark:g}",
        most=f"{score.maximum:g}",
        right=score.right,
        items=score.items,
    )
    if attempt.finished_at:
        told += f" · {messages.moment(attempt.finished_at)}"
    title = attempt.quiz.name
    opening: list[Block] = [
        Paragraph(from_plain(title), 20, 600, before=0),
        Paragraph(from_plain(told), 10, before=4),
    ]
    pages = set_pages(title, opening, list(_answers(taken)), _LAYOUT, name_line=False)
    write_pages(path, title, list(pages), _LAYOUT)


def _answers(taken: Taken) -> Iterator[Block]:
    for place, item in enumerate(taken.attempt.items):
        answered = taken.at(place)
        given = from_plain(answered.words) if answered.given else tr("no answer")
        lines = [
            f"**{item.prompt}**",
            tr("Answer: {answer} ({mark} of {most})").format(
                answer=given, mark=f"{answered.mark:g}", most=f"{item.maximum:g}"
            ),
        ]
        if not answered.right:
            lines.append(tr("Right: {key}").format(key=item.key))
        evidence = item.question.evidence
        why = from_plain(" ".join(evidence.quote.split())) if evidence else ""
        yield KeyBlock(place + 1, "\n\n".join(lines), why)
