import logging
from pathlib import Path

import pytest

from quizapp.logs import log_to
from quizapp.paths import find_paths
from quizapp.settings import Settings, load_settings, save_settings


def test_settings_come_back_as_they_went(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    chosen = Settings(appearance="dark", font_size=150, learner="abc")
    save_settings(path, chosen)
    assert load_settings(path) == chosen
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", Settings()),
        ("font_size = 900", Settings(font_size=200)),
        ("font_size = 'big'", Settings()),
        ("font_size = true", Settings()),
        ("appearance = 'pink'\nunknown = 1", Settings()),
        ("learner = 5", Settings()),
    ],
)
def test_what_is_lacking_or_wrong_is_the_default(
    text: str, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    assert load_settings(path) == settings


def test_settings_that_cannot_be_read_are_the_defaults_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()
    assert not caplog.records
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe")
    logging.getLogger("quizapp").propagate = True
    assert load_settings(path) == Settings()
    assert "not readable" in caplog.text


def test_a_home_holds_everything(home: Path) -> None:
    paths = find_paths()
    for path in (
        paths.collection,
        paths.backups,
        paths.lock,
        paths.window,
        paths.settings,
        paths.logs,
    ):
        assert path.is_relative_to(home)


def test_without_a_home_the_systems_folders_are_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("QUIZAPP_HOME", raising=False)
    assert "QuizApp" in str(find_paths().collection)


def test_the_log_is_a_file_or_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logger = logging.getLogger("quizapp.test")
    log_to(tmp_path / "logs")
    logger.warning("something %s", "odd")
    assert "something odd" in (tmp_path / "logs" / "quizapp.log").read_text()
    (tmp_path / "file").touch()
    log_to(tmp_path / "file" / "logs")
    logger.warning("on stderr")
    assert "on stderr" in capsys.readouterr().err
    for handler in logging.getLogger("quizapp").handlers[:]:
        handler.close()
        logging.getLogger("quizapp").removeHandler(handler)
