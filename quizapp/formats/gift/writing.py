"""Questions → GIFT, and what it cannot say of them."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from quizapp.domain.choices import Choice
from quizapp.domain.imports import Trouble
from quizapp.domain.kinds.cloze import GAP, Cloze
from quizapp.domain.kinds.description import Description
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.matching import Matching
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.numerical import Numerical
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Question
from quizapp.formats import markup
from quizapp.formats.gift.marks import UnfitError, escape, weight
from quizapp.formats.gift.numerical import write_numerical
from quizapp.formats.gift.ordering import write_ordering

_GAP_MARK = re.compile(r"\[\[\d+\]\]")
_FORMAT = re.compile(r"\[(?:html|moodle|plain|markdown)\]")


def write_gift(questions: Iterable[Question]) -> Iterator[str | Trouble]:
    """Yield the text of each question, and what GIFT cannot say of it."""
    for question in questions:
        writer = _Writer(question)
        try:
            yield f"{writer.notes()}{writer.text()}\n\n"
        except UnfitError as error:
            yield Trouble(str(error), stem=question.stem, left_out=True)
            continue
        for problem in dict.fromkeys(writer.lost):
            yield Trouble(problem, stem=question.stem)


class _Writer:
    """Writes one question and notes what is lost of it."""

    def __init__(self, question: Question) -> None:
        self.lost: list[str] = []
        self._question = question
        self._plain = _is_plain(_GAP_MARK.sub(GAP, question.stem))

    def notes(self) -> str:
        """Return the comment that holds the id and the tags."""
        said = [f"[id:{self._question.id}]"]
        for tag in self._question.tags:
            if tag.strip() == tag != "" and tag.isprintable():
                said.append("[tag:{}]".format(re.sub(r"([\\\]])", r"\\\1", tag)))
            else:
                self.lost.append("loses a tag")
        return f"// {' '.join(said)}\n"

    def text(self) -> str:
        """Return the question without its comment."""
        question, body = self._question, self._question.body
        if question.default_mark != 1:
            self.lost.append("loses its mark, which is 1 in GIFT")
        if question.evidence:
            self.lost.append("loses the passage that proves its answer")
        if isinstance(body, Description):
            if question.feedback:
                self.lost.append("loses its feedback")
            return self._stem(question.stem)
        if isinstance(body, Cloze):
            return self._cloze(body)
        if body.name not in _LINES:
            raise UnfitError("is of a kind that GIFT does not have")
        lines = _LINES[body.name](self, body)
        return f"{self._stem(question.stem)} {self._braces(lines)}"

    def choices(self, body: MultipleChoice) -> list[str]:
        """Return the lines of what can be chosen."""
        return [self._choice(choice, single=body.single) for choice in body.choices]

    def short_answers(self, body: ShortAnswer) -> list[str]:
        """Return the lines of what is accepted."""
        if body.case_sensitive:
            self.lost.append("no longer heeds capitals")
        return [
            f"={weight(a.fraction)}{self._typed(a.text)}{self._said(a.feedback)}"
            for a in body.answers
        ]

    def true_false(self, body: TrueFalse) -> list[str]:
        """Return the line that tells what is right."""
        both = (body.if_true, body.if_false)
        right, wrong = both if body.answer else both[::-1]
        said = f"#{self._shown(wrong)}" if wrong or right else ""
        said += f"#{self._shown(right)}" if right else ""
        return [f"{str(body.answer).upper()}{said}"]

    def numbers(self, body: Numerical) -> list[str]:
        """Return the lines of the numbers that are accepted."""
        if body.units:
            self.lost.append("loses its units")
        first, *others = write_numerical(body, self._shown)
        return [f"#{first}", *others]

    def items(self, body: Ordering) -> list[str]:
        """Return the lines of what is to be put in order."""
        return list(write_ordering(body, self._unmarked_raw))

    def pairs(self, body: Matching) -> list[str]:
        """Return the lines of what belongs together."""
        if any("->" in pair.subquestion for pair in body.pairs):
            raise UnfitError("has an arrow -> in a pair, where GIFT would divide it")
        pairs = [
            f"={self._shown(pair.subquestion)} -> {self._unmarked(pair.answer)}"
            for pair in body.pairs
        ]
        return [*pairs, *(f"= -> {self._unmarked(text)}" for text in body.extra)]

    def back(self, body: Flashcard) -> list[str]:
        """Return the line of a card's back."""
        self.lost.append("becomes a short answer question")
        if body.both_ways:
            self.lost.append("is no longer asked both ways")
        return [f"={weight(1)}{self._typed(body.back)}"]

    def nothing(self, body: Essay) -> list[str]:
        """Return no line: what is written is not compared."""
        if body.model_answer or body.template:
            self.lost.append("loses its model answer or template")
        return []

    def _cloze(self, body: Cloze) -> str:
        stem = self._question.stem
        marks = _GAP_MARK.findall(stem)
        if len(body.gaps) != 1 or len(marks) != 1:
            raise UnfitError("has more gaps than the one that GIFT can ask for")
        before, _, after = stem.partition(marks[0])
        if GAP in stem or before.endswith("_") or after.startswith("_"):
            raise UnfitError("has a blank beside its gap")
        if body.offered:
            self.lost.append("loses what its gap offers to pick from")
        lines = [f"={weight(1)}{self._typed(answer)}" for answer in body.gaps[0]]
        if not after.strip():
            self.lost.append("becomes a short answer question")
            return f"{self._stem(before + GAP)} {self._braces(lines)}"
        before, _, after = self._stem(stem).partition(marks[0])
        return f"{before}{self._braces(lines)}{after}"

    def _braces(self, lines: list[str]) -> str:
        if self._question.feedback:
            lines = [*lines, f"####{self._shown(self._question.feedback)}"]
        if len(lines) < 2:
            return "{" + "".join(lines) + "}"
        return "{\n" + "".join(f"\t{line}\n" for line in lines) + "}"

    def _choice(self, choice: Choice, *, single: bool) -> str:
        mark = f"~{weight(choice.fraction)}"
        if single and choice.fraction == 1:
            mark = "="
        elif not choice.fraction and not choice.text.startswith("%"):
            mark = "~"
        return f"{mark}{self._shown(choice.text)}{self._said(choice.feedback)}"

    def _said(self, feedback: str) -> str:
        return f"#{self._shown(feedback)}" if feedback else ""

    def _stem(self, text: str) -> str:
        """Return the stem with its format, which is that of the other texts too."""
        if not self._plain:
            return f"[markdown]{escape(text)}"
        written = escape(markup.to_plain(text))
        return f"[moodle]{written}" if written.startswith(("//", "[")) else written

    def _shown(self, text: str) -> str:
        """Return a text that Moodle shows, with its format where it has its own."""
        if self._plain and not _is_plain(text):
            return f"[markdown]{escape(text)}"
        written = escape(markup.to_plain(text) if self._plain else text)
        own = "[moodle]" if self._plain else "[markdown]"
        return f"{own}{written}" if _FORMAT.match(written) else written

    def _typed(self, text: str) -> str:
        """Return a text that is compared with what is typed."""
        if "->" in text:
            raise UnfitError("has an arrow -> in an answer, which GIFT takes for pairs")
        return f"[plain]{escape(text)}" if _FORMAT.match(text.strip()) else escape(text)

    def _unmarked(self, text: str) -> str:
        """Return a text that Moodle shows without any format."""
        return escape(self._unmarked_raw(text))

    def _unmarked_raw(self, text: str) -> str:
        if not markup.is_plain(text):
            self.lost.append("loses the marks of a text, such as bold")
        return markup.to_plain(text).strip()


_LINES: dict[str, Callable[[_Writer, Any], list[str]]] = {
    MultipleChoice.name: _Writer.choices,
    ShortAnswer.name: _Writer.short_answers,
    TrueFalse.name: _Writer.true_false,
    Numerical.name: _Writer.numbers,
    Ordering.name: _Writer.items,
    Matching.name: _Writer.pairs,
    Flashcard.name: _Writer.back,
    Essay.name: _Writer.nothing,
}


def _is_plain(text: str) -> bool:
    """Tell whether Moodle shows a text right without being told its format."""
    return markup.is_plain(text) and not markup.has_tags(markup.to_plain(text))
