"""Colours, typefaces and sizes: one table, one style template."""

from collections.abc import Mapping
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from quizapp.assets import resources
from quizapp.settings import Settings

SANS = "QuizApp Sans"
SERIF = "QuizApp Serif"
BASE_SIZE = 14

_TOKENS = {
    "surface": ("#F7F5F0", "#16181C"),
    "surface-raised": ("#FFFFFF", "#1F2227"),
    "hover": ("#EFECE4", "#1F2227"),
    "ink": ("#1F2328", "#ECEAE4"),
    "ink-muted": ("#5F6670", "#A2A8B1"),
    "line": ("#E3DFD6", "#30343B"),
    "field": ("#8A8D93", "#6B727C"),
    "scroll": ("#C9C4B8", "#474C55"),
    "accent": ("#1F5FA8", "#8AB8F0"),
    "accent-strong": ("#184C87", "#A5C8F4"),
    "accent-soft": ("#A6BEDC", "#3F5F86"),
    "on-accent": ("#FFFFFF", "#0D1B2B"),
    "accent-tint": ("#E6EEF8", "#22344A"),
    "good": ("#23744A", "#7CD0A0"),
    "good-tint": ("#E2F2E8", "#1D3328"),
    "warn": ("#8A5A00", "#E9B65B"),
    "warn-tint": ("#FBF0D9", "#3A2F18"),
    "bad": ("#B3372F", "#F09A92"),
    "bad-tint": ("#FBE6E3", "#3C2321"),
    "mark": ("#FFEFB0", "#5A4A14"),
}
LIGHT: Mapping[str, str] = {name: pair[0] for name, pair in _TOKENS.items()}
DARK: Mapping[str, str] = {name: pair[1] for name, pair in _TOKENS.items()}

_SIZES = (8, 12, 14, 15, 16, 20, 28)
_AT_START = ("sans/regular", "sans/medium", "sans/semibold", "serif/semibold")
_LATER = ("serif/regular",)
_DARKEST_PAPER = 128


class _Style(Template):
    delimiter = "@"
    idpattern = r"[a-z][a-z0-9-]*"


def apply(
    app: QApplication,
    appearance: str = "system",
    font_size: int = 100,
    typeface: str = "serif",
) -> None:
    """Give the app its look: system, light or dark, at a font size in percent.

    The typeface, serif, sans or system, is that of questions and articles.
    """
    if app.property("appearance") is None:
        _load(_AT_START)
        app.setStyle(QStyleFactory.create("Fusion"))
        _follow_system(app)
    tokens = DARK if _is_dark(app, appearance) else LIGHT
    app.setProperty("appearance", appearance)
    app.setProperty("typeface", typeface)
    font = QFont(SANS)
    font.setPixelSize(round(BASE_SIZE * font_size / 100))
    app.setFont(font)
    app.setPalette(_palette(tokens))
    app.setStyleSheet(_style(tokens, font_size))


def apply_settings(app: QApplication, settings: Settings) -> None:
    """Give the app the look that a person chose."""
    apply(app, settings.appearance, settings.font_size, settings.typeface)


def reading() -> str:
    """Return the family that questions and articles are set in."""
    app = QApplication.instance()
    chosen = app.property("typeface") if app else None
    if chosen == "system":
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return SANS if chosen == "sans" else SERIF


def load_reading_fonts() -> None:
    """Load the typefaces that Today does without; again is harmless."""
    if "Regular" not in QFontDatabase.styles(SERIF):
        _load(_LATER)


def colours() -> Mapping[str, str]:
    """Return the table of colours that is in use."""
    # Asked of the app: a widget's own palette has what its style rules made of it.
    paper = QApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if paper.lightness() < _DARKEST_PAPER else LIGHT


def colour(token: str) -> QColor:
    """Return a colour by its name."""
    return QColor(colours()[token])


def scaled(pixels: float) -> int:
    """Return a length at 100 % as it is at the font size chosen."""
    return round(pixels * QApplication.font().pixelSize() / BASE_SIZE)


def font(size: int, weight: int = 400, family: str = SANS) -> QFont:
    """Return a typeface at one of our sizes."""
    made = QFont(family)
    made.setPixelSize(scaled(size))
    made.setWeight(QFont.Weight(weight))
    return made


def metrics(size: int = 12) -> QFontMetrics:
    """Return how wide and tall text is at one of our sizes."""
    return QFontMetrics(font(size))


def _is_dark(app: QApplication, appearance: str) -> bool:
    if appearance == "system":
        return app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return appearance == "dark"


def _follow_system(app: QApplication) -> None:
    """Change the look with the system's, where that is what was chosen."""

    def changed() -> None:
        if app.property("appearance") == "system":
            size = round(100 * app.font().pixelSize() / BASE_SIZE)
            apply(app, "system", size, str(app.property("typeface")))

    app.styleHints().colorSchemeChanged.connect(changed)


def _load(names: tuple[str, ...]) -> None:
    folder = resources() / "fonts"
    for name in names:
        QFontDatabase.addApplicationFont(str(folder / f"{name}.ttf"))


def _style(tokens: Mapping[str, str], font_size: int) -> str:
    path = resources() / "styles" / "app.qss"
    sizes = {f"s{size}": f"{round(size * font_size / 100)}px" for size in _SIZES}
    template = _Style(path.read_text(encoding="utf-8"))
    sizes["half"] = f"{round(BASE_SIZE * font_size / 100) // 2 + 1}px"
    look = "dark" if tokens is DARK else "light"
    tick = {"tick": (resources() / "icons" / f"tick-{look}.svg").as_posix()}
    families = {"sans": f'"{SANS}"', "reading": f'"{reading()}"'}
    return template.substitute({**tokens, **sizes, **families, **tick})


def _palette(tokens: Mapping[str, str]) -> QPalette:
    role = QPalette.ColorRole
    named = {
        role.Window: "surface",
        role.WindowText: "ink",
        role.Base: "surface-raised",
        role.AlternateBase: "surface",
        role.Text: "ink",
        role.Button: "surface-raised",
        role.ButtonText: "ink",
        role.PlaceholderText: "ink-muted",
        role.ToolTipBase: "surface-raised",
        role.ToolTipText: "ink",
        role.Highlight: "accent",
        role.HighlightedText: "on-accent",
        role.Accent: "accent",
        role.Link: "accent",
        role.Mid: "line",
    }
    palette = QPalette(QColor(tokens["surface-raised"]), QColor(tokens["surface"]))
    for which, token in named.items():
        palette.setColor(which, QColor(tokens[token]))
    disabled = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, which, QColor(tokens["ink-muted"]))
    return palette
