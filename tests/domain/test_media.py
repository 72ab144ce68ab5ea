from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.errors import FormatError
from quizapp.domain.media import (
    LARGEST,
    is_name,
    is_picture,
    name_of,
    reference,
    referred,
    without_references,
)

PNG = b"\x89PNG\r\n\x1a\n and so on"
HASH = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"GIF89a", "gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"ID3\x03", "mp3"),
        (b"\xff\xfb\x90", "mp3"),
        (b"OggS\0", "ogg"),
        (b"RIFF\0\0\0\0WAVEfmt ", "wav"),
        (b"fLaC", "flac"),
        (b"\0\0\0\x20ftypM4A ", "m4a"),
    ],
)
def test_what_a_file_is_called_follows_from_what_is_in_it(
    content: bytes, ending: str
) -> None:
    assert name_of(content) == f"{sha256(content).hexdigest()}.{ending}"
    assert is_name(name_of(content))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg onload='alert(1)'/>",
        b"MZ\x90",
        b"RIFF\0\0\0\0AVI ",
        b"%PDF-1.7",
        b"BM",
    ],
)
def test_what_is_neither_picture_nor_sound_is_refused(content: bytes) -> None:
    with pytest.raises(FormatError, match="no picture or sound"):
        name_of(content)


def test_a_huge_picture_is_refused() -> None:
    with pytest.raises(FormatError, match="too large"):
        name_of(PNG + bytes(LARGEST))


@pytest.mark.parametrize(
    "name",
    [
        "../../x.png",
        "/etc/passwd",
        "C:\\x.png",
        f"{HASH}.png\0",
        "CON",
        f"{HASH}.svg",
        f"{HASH}.png.",
        f"{HASH.upper()}.png",
        f"../{HASH}.png",
        "ä" * 150,
        "",
    ],
)
def test_no_other_name_counts(name: str) -> None:
    assert not is_name(name)
    assert set(referred(f"![x](media:{name})")) <= {f"{HASH}.png"}


def test_a_text_says_what_it_refers_to_each_once() -> None:
    picture, sound = f"{HASH}.png", f"{HASH}.mp3"
    text = f"{reference(picture, 'the port')} {reference(sound)} ![](media:{picture})"
    assert referred(text) == (picture, sound)
    assert is_picture(picture)
    assert not is_picture(sound)
    assert reference(sound, "a horn") == f"[a horn](media:{sound})"


@given(st.text())
def test_any_words_can_stand_for_a_picture(words: str) -> None:
    text = reference(f"{HASH}.png", words)
    assert referred(text) == (f"{HASH}.png",)
    assert "media:" not in without_references(text) or "media:" in words
