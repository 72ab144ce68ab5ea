"""GIFT → drafts.

A question is what stands between blank lines; what it asks for follows from what its
braces hold. Where Moodle and this reader differ, the reader refuses what Moodle would
take for something else than its author meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from quizapp.domain.choices import Choice
from quizapp.domain.imports import Draft, Trouble, checked
from quizapp.domain.kinds.cloze import GAP, Cloze
from quizapp.domain.kinds.description import Description
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Body
from quizapp.formats import markup
from quizapp.formats.gift.marks import (
    UnfitError,
    find,
    find_last,
    said,
    split,
    unescape,
    weighed,
)
from quizapp.formats.gift.numerical import read_numerical
from quizapp.formats.gift.ordering import is_ordering, read_ordering

_CATEGORY = re.compile(r"\s*\$CATEGORY:(.*)")
_ABOVE = re.compile(r"^\$(?:course|module|system|cat\d*|coursecat)\$/?|^top(?:/|$)")
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
_NOTE = re.compile(r"(?<!\\)\[(id|tag):((?:[^\\\]]|\\.)+)\]")
_JSON = re.compile(r"\s*[{\[]\s*[{\[\"]")
_TRUTHS = {"t": True, "true": True, "f": False, "false": False}
_MARKS = re.compile(r"(?<!\\)\{|^\s*(?:\$CATEGORY:|::)", re.MULTILINE)


@dataclass(slots=True)
class _Block:
    """Some lines between blank lines, without their comments."""

    line: int
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(slots=True)
class _Texts:
    """Turns the texts of one question into Markdown and notes what is lost."""

    default: str = "moodle"
    lost: list[str] = field(default_factory=list)

    def stem(self, text: str) -> str:
        """Return the first text, whose format is that of those that follow."""
        if found := _FORMAT.match(text.strip()):
            self.default = found[1]
        return self.of(text)

    def of(self, text: str) -> str:
        """Return a text as Markdown."""
        text = text.strip()
        found = _FORMAT.match(text)
        name = found[1] if found else self.default
        plain = unescape(text[found.end() :] if found else text)
        if name == "markdown":
            return plain
        if name == "html" or (name == "moodle" and markup.has_tags(plain)):
            shown, lost = markup.from_html(plain.replace("\n", "<br>"))
            self.lost += [f"loses what its HTML shows by <{tag}>" for tag in lost]
            return shown
        return markup.from_plain(plain)

    def plain(self, text: str) -> str:
        """Return a text that is compared with what is typed."""
        text = text.strip()
        found = _FORMAT.match(text)
        return unescape(text[found.end() :] if found else text)


def looks_like_gift(text: str) -> bool:
    """Tell whether a text has the marks of GIFT."""
    return bool(_MARKS.search(text)) and not _JSON.match(text)


def read_gift(text: str) -> Iterator[Draft | Trouble]:
    """Yield a draft for each question, and what cannot be taken over."""
    category = ""
    for block in _blocks(text):
        while block.lines and (found := _CATEGORY.match(block.lines[0])):
            category = _category(found[1])
            del block.lines[0]
            block.line += 1
        if block.text.strip():
            yield from _question(block, category)


def _blocks(text: str) -> Iterator[_Block]:
    block: _Block | None = None
    for number, line in enumerate(_lines(text), start=1):
        content = line.strip()
        if not content:
            if block:
                yield block
            block = None
        elif content.startswith("//"):
            block = block or _Block(number)
            block.notes.append(content)
            block.lines.append("")
        else:
            block = block or _Block(number)
            block.lines.append(line)
    if block:
        yield block


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))


def _category(path: str) -> str:
    path = path.strip()
    while (shorter := _ABOVE.sub("", path)) != path:
        path = shorter
    return path.strip("/")


def _question(block: _Block, category: str) -> Iterator[Draft | Trouble]:
    """Yield what comes of the lines between two blank ones."""
    skipped = next(i for i, line in enumerate(block.lines) if line.strip())
    line = block.line + skipped
    text, title = _titled(block.text)
    texts = _Texts()
    try:
        draft = _draft(text, texts)
    except UnfitError as error:
        yield Trouble(str(error), line, _shown(text), left_out=True)
        return
    notes = [(n[1], re.sub(r"\\(.)", r"\1", n[2])) for n in _notes(block)]
    tags = (category, *(text for name, text in notes if name == "tag"))
    whole = checked(
        replace(
            draft,
            line=line,
            tags=tuple(dict.fromkeys(filter(None, tags))),
            ident=next((text for name, text in notes if name == "id"), ""),
        )
    )
    yield whole
    if isinstance(whole, Draft):
        if title and not _says_nothing_new(title, whole.stem):
            texts.lost.append("loses its title, which is not kept here")
        for problem in dict.fromkeys(texts.lost):
            yield Trouble(problem, line, whole.stem)


def _notes(block: _Block) -> Iterator[re.Match[str]]:
    for note in block.notes:
        yield from _NOTE.finditer(note)


def _titled(text: str) -> tuple[str, str]:
    """Return a question's text without its title, and the title."""
    begun = text.lstrip()
    end = find(begun, "::", 2) if begun.startswith("::") else -1
    if end < 0:
        return text, ""
    return begun[end + 2 :], unescape(begun[2:end])


def _says_nothing_new(title: str, stem: str) -> bool:
    """Tell whether a title is a number or the beginning of the question."""
    words = [re.findall(r"\w+", each.casefold()) for each in (title, stem)]
    return words[0] == words[1][: len(words[0])] or bool(
        re.fullmatch(r"(q|question|item|nr|no)?[\W_]*\d+[a-z]?", title, re.IGNORECASE)
    )


def _shown(text: str) -> str:
    return unescape(" ".join(text.split()))[:200]


def _draft(text: str, texts: _Texts) -> Draft:
    """Return the question that a text is."""
    start, end = _braces(text)
    if start < 0:
        return Draft(texts.stem(text), Description())
    answers, after = text[start + 1 : end].strip(), text[end + 1 :].strip()
    general = find_last(answers, "####")
    feedback = answers[general + 4 :] if general >= 0 else ""
    answers = answers[:general].strip() if general >= 0 else answers
    blank = f"{GAP}{text[end + 1 :]}" if after else ""
    stem = texts.stem(f"{text[:start]}{blank}")
    body = _body(answers, texts)
    if after and stem.count(GAP) == 1 and (gap := _gap(body)):
        return Draft(stem.replace(GAP, "[[1]]"), Cloze((gap,)), texts.of(feedback))
    return Draft(stem, body, texts.of(feedback))


def _gap(body: Body) -> tuple[str, ...]:
    """Return what is accepted in a gap, where nothing more is said of it."""
    if not isinstance(body, ShortAnswer):
        return ()
    plain = all(a.fraction == 1 and not a.feedback for a in body.answers)
    return tuple(answer.text for answer in body.answers) if plain else ()


def _braces(text: str) -> tuple[int, int]:
    """Return where the answers begin and end, or -1 where there are none."""
    start, end = find(text, "{"), find(text, "}")
    if start < 0 and end < 0:
        return -1, -1
    if start < 0 or 0 <= end < start:
        raise UnfitError(f"closes a }} {_at(text, end)} that it has not opened")
    if end < 0:
        raise UnfitError(
            f"opens a {{ {_at(text, start)} that is not closed before a blank line"
        )
    if (again := find(text, "{", end)) >= 0 or find(text, "}", end + 1) >= 0:
        raise UnfitError(
            f"has a second pair of braces {_at(text, max(again, end))}; a brace that"
            " is only a sign is written \\{ or \\}"
        )
    return start, end


def _at(text: str, position: int) -> str:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return f"in column {column}" if line == 1 else f"in its line {line}"


def _body(answers: str, texts: _Texts) -> Body:
    if not answers:
        return Essay()
    if is_ordering(answers):
        return read_ordering(answers, markup.from_plain)
    if answers.startswith("#"):
        return read_numerical(answers[1:], texts.of)
    if find(answers, "~") >= 0:
        return _multiple_choice(answers, texts)
    if any(find(said(part)[0], "->") >= 0 for part in split(answers, "=")[1:]):
        return _matching(answers, texts)
    return _true_false(answers, texts) or _short_answer(answers, texts)


def _multiple_choice(answers: str, texts: _Texts) -> MultipleChoice:
    choices = []
    for group in split(answers, "~"):
        wrong, *right = split(group, "=")
        weight, rest = weighed(wrong, 0.0)
        entries = [(rest, weight), *((each, 1.0) for each in right)]
        for entry, fraction in entries:
            if entry.strip():
                text, feedback = said(entry)
                choices.append(Choice(texts.of(text), fraction, texts.of(feedback)))
    return MultipleChoice(tuple(choices), single=find(answers, "=") >= 0)


def _short_answer(answers: str, texts: _Texts) -> ShortAnswer:
    found = []
    for part in filter(str.strip, split(answers, "=")):
        weight, rest = weighed(part, 1.0)
        text, feedback = said(rest)
        found.append(Choice(texts.plain(text), weight, texts.of(feedback)))
    return ShortAnswer(tuple(found))


def _true_false(answers: str, texts: _Texts) -> TrueFalse | None:
    truth, *feedback = split(answers, "#", 2)
    answer = _TRUTHS.get(truth.strip().casefold())
    if answer is None:
        return None
    wrong, right = (*map(texts.of, feedback), "", "")[:2]
    return TrueFalse(answer, *((right, wrong) if answer else (wrong, right)))


def _matching(answers: str, texts: _Texts) -> Matching:
    pairs, extra = [], []
    for part in filter(str.strip, split(answers, "=")):
        asked, *answered = split(part, "->", 1)
        if not answered:
            raise UnfitError("has a pair without an arrow ->")
        answer = markup.from_plain(unescape(answered[0]))
        if asked.strip():
            pairs.append(Pair(texts.of(asked), answer))
        else:
            extra.append(answer)
    return Matching(tuple(pairs), tuple(extra))
