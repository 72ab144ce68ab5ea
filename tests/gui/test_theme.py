import pytest
from PySide6.QtGui import QColor, QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

from quizapp.assets import resources
from quizapp.gui import icons, theme
from quizapp.gui.rail import PAGES

PAPERS = ("surface", "surface-raised", "hover")
INKS = ("ink", "ink-muted", "accent", "good", "warn", "bad")
PAIRS = [
    *((ink, paper) for ink in INKS for paper in PAPERS),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("ink", "mark"),
    *(("ink", f"{tone}-tint") for tone in ("accent", "good", "warn", "bad")),
    *((tone, f"{tone}-tint") for tone in ("accent", "good", "warn", "bad")),
]


def luminance(colour: str) -> float:
    ink = QColor(colour)
    red, green, blue = map(linear, (ink.redF(), ink.greenF(), ink.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float((part + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_text_stands_out_from_what_it_is_on(
    tokens: dict[str, str], ink: str, paper: str
) -> None:
    assert contrast(tokens[ink], tokens[paper]) >= 4.5


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_edge_of_a_field_can_be_seen(tokens: dict[str, str]) -> None:
    assert contrast(tokens["field"], tokens["surface-raised"]) >= 3


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_focus_of_the_first_button_can_be_seen(tokens: dict[str, str]) -> None:
    assert contrast(tokens["accent-soft"], tokens["accent"]) >= 3


@pytest.mark.parametrize(
    "font", sorted((resources() / "fonts").glob("*/*.ttf")), ids=lambda p: p.name
)
def test_the_typefaces_show_names_and_quotation_marks(
    app: QApplication, font: object
) -> None:
    raw = QRawFont(str(font), 16)
    missing = [c for c in "éłőßñçøåžğśŁ“”‘’…—–•×Ж" if not raw.supportsCharacter(ord(c))]
    assert not missing


def test_each_typeface_has_its_licence() -> None:
    folders = [f for f in (resources() / "fonts").iterdir() if f.is_dir()]
    assert folders
    assert all((folder / "LICENSE").exists() for folder in folders)
    assert (resources() / "icons" / "LICENSE").exists()


def test_the_app_wears_its_own_typefaces(app: QApplication) -> None:
    theme.load_reading_fonts()
    theme.load_reading_fonts()
    assert app.font().family() == theme.SANS
    assert "Regular" in QFontDatabase.styles(theme.SERIF)


def test_dark_is_dark_and_the_size_of_text_scales(app: QApplication) -> None:
    theme.apply(app, "dark", 200)
    assert theme.colours() is theme.DARK
    assert theme.scaled(10) == 20
    theme.apply(app, "light", 100)
    assert theme.colours() is theme.LIGHT
    assert theme.scaled(10) == 10


def test_an_unknown_system_is_taken_for_light(app: QApplication) -> None:
    theme.apply(app, "system")
    assert theme.colours() is theme.LIGHT


def test_icons_take_the_colour_they_are_given(app: QApplication) -> None:
    for _, name in PAGES:
        drawn = icons.pixmap(name, "#ff0000", 20, 2.0).toImage()
        inks = {
            drawn.pixelColor(x, y).name()
            for x in range(drawn.width())
            for y in range(drawn.height())
            if drawn.pixelColor(x, y).alpha() == 255
        }
        assert inks == {"#ff0000"}
