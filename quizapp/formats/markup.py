"""Plain text and HTML ⇄ Markdown, which all texts of a bank are in."""

import re
from html.parser import HTMLParser

_SPECIAL = re.compile(
    r"(?P<gap>(?<!_)____(?!_))|(?P<mark>[\\`*\[\]|]|~~|&(?=#?\w+;)|<(?=[a-zA-Z/!?])"
    r"|(?<![^\W_])_|_(?![^\W_]))"
    r"|(?m:^(?P<before> *(?:\d{1,9}(?=[.)]))?)(?P<start>[#>+.)-]))"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&#?\w+;")
_BREAKS = frozenset(
    {"p", "div", "ul", "ol", "table", "tr", "pre", "blockquote", "section", "hr"}
)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "del": "~~"}
_HIDDEN = frozenset({"script", "style", "head", "title", "template"})
_LOST = frozenset({"img", "audio", "video", "object", "iframe", "svg", "math", "table"})


def from_plain(text: str) -> str:
    """Return the Markdown that shows a plain text as it is."""
    return _SPECIAL.sub(_escape, text).replace("\n", "  \n")


def to_plain(text: str) -> str:
    """Return the plain text that some Markdown shows, its marks left as they are."""
    return _ESCAPED.sub(r"\1", text.replace("  \n", "\n"))


def is_plain(text: str) -> bool:
    """Tell whether a Markdown text shows what a plain text can say."""
    return from_plain(to_plain(text)) == text


def has_tags(text: str) -> bool:
    """Tell whether a text is marked up in HTML."""
    return bool(_TAG.search(text))


def from_html(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the Markdown of an HTML text, and the names of what it cannot show."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    found = "".join(reader.parts)
    found = re.sub(r"[ \t]*\n[ \t]*\n\s*", "\n\n", found)
    return found.strip(), tuple(dict.fromkeys(reader.lost))


def _escape(special: re.Match[str]) -> str:
    if special["gap"]:
        return special[0]
    if special["mark"]:
        return f"\\{special['mark']}"
    return f"{special['before']}\\{special['start']}"


class _Reader(HTMLParser):
    """Gathers Markdown while it reads HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.lost: list[str] = []
        self._hidden = 0
        self._lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LOST:
            self.lost.append(tag)
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else None)
            self.parts.append("\n\n")
        elif tag == "li":
            self.parts.append(self._item())
        elif tag == "br":
            self.parts.append("  \n")
        elif tag in _BREAKS or _is_heading(tag):
            self.parts.append("\n\n")
        else:
            self.parts.append(_MARKS.get(tag, ""))
        if tag == "img":
            self.parts.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
            self.parts.append("\n\n")
        elif tag in _BREAKS or _is_heading(tag):
            self.parts.append("\n\n")
        else:
            self.parts.append(_MARKS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            words = re.sub(r"\s+", " ", data)
            self.parts.append(_SPECIAL.sub(_escape, words))

    def _item(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "\n- "
        self._lists[-1] += 1
        return f"\n{self._lists[-1]}. "


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
