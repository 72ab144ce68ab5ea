"""Preferences that belong to this machine, in a TOML file."""

import logging
import tomllib
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

logger = logging.getLogger(__name__)

APPEARANCES = ("system", "light", "dark")
TYPEFACES = ("serif", "sans", "system")
FONT_SIZES = tuple(range(100, 201, 10))


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose.

    Attributes:
        appearance: One of APPEARANCES.
        font_size: Percent, 100 to 200.
        typeface: One of TYPEFACES, for questions and articles.
        learner: The id of the learner who studies here; none for the first.
        tables: What the columns of tables hold, by the names of the columns.
    """

    appearance: str = "system"
    font_size: int = 100
    typeface: str = "serif"
    learner: str = ""
    tables: dict[str, str] = field(default_factory=dict)


def load_settings(path: Path) -> Settings:
    """Return the settings in a file; what it lacks or gets wrong is the default."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        logger.warning("settings are not readable and defaults are used: %s", error)
        return Settings()
    known = {f.name: found[f.name] for f in fields(Settings) if f.name in found}
    return _valid(known)


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all.

    Raises:
        OSError: The folder cannot be written to.
    """
    import tomli_w

    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_text(tomli_w.dumps(asdict(settings)), encoding="utf-8")
    draft.replace(path)


def _valid(found: dict[str, object]) -> Settings:
    default = Settings()
    appearance, size = found.get("appearance"), found.get("font_size")
    learner, typeface = found.get("learner"), found.get("typeface")
    tables = found.get("tables")
    return Settings(
        appearance=str(appearance) if appearance in APPEARANCES else default.appearance,
        font_size=min(max(size, 100), 200) if type(size) is int else default.font_size,
        typeface=str(typeface) if typeface in TYPEFACES else default.typeface,
        learner=learner if isinstance(learner, str) else default.learner,
        tables=_texts(tables) if isinstance(tables, dict) else default.tables,
    )


def _texts(found: dict[object, object]) -> dict[str, str]:
    return {str(key): text for key, text in found.items() if isinstance(text, str)}
