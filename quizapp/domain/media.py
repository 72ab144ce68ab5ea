"""Pictures and sounds that texts refer to, called by what is in them.

A text refers to a picture by ![words](media:NAME), to a sound by [words](media:NAME).
NAME is the SHA-256 of the content and an ending that tells what it is, so it can lead
to no other file.
"""

import re
from hashlib import sha256

from quizapp.domain.errors import FormatError

LARGEST = 32 * 1024 * 1024
SCHEME = "media"
NOTE = "♪"

_PICTURES = frozenset({"png", "jpg", "gif", "webp"})
_SOUNDS = frozenset({"mp3", "ogg", "wav", "flac", "m4a"})
ENDINGS = _PICTURES | _SOUNDS
_NAME = re.compile(r"[0-9a-f]{64}\.(\w{3,4})")
REFERENCE = re.compile(rf"{SCHEME}:([0-9a-f]{{64}}\.\w{{3,4}})\b")
_LINK = re.compile(rf"!?\[([^\]]*)\]\({SCHEME}:[0-9a-f]{{64}}\.\w{{3,4}}\)")
_SOUND = re.compile(
    rf"(?<!!)\[(?!{NOTE})([^\]]*)\]\({SCHEME}:([0-9a-f]{{64}}\.\w{{3,4}})\)"
)
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"ID3", "mp3"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
)
_MPEG_FRAMES = frozenset({b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"})


def name_of(content: bytes) -> str:
    """Return what a picture or a sound is called, whatever its file is called.

    Raises:
        FormatError: It is neither, or too large.
    """
    if len(content) > LARGEST:
        raise FormatError(
            f"a picture or sound of {len(content) / 1e6:.0f} MB is too large",
            remedy=f"At most {LARGEST // 1024**2} MiB are kept. Make it smaller first.",
        )
    ending = _ending(content)
    if not ending:
        raise FormatError(
            "this is no picture or sound of a known kind",
            remedy="Pictures can be PNG, JPEG, GIF or WebP, sounds MP3, Ogg, WAV, FLAC"
            " or M4A.",
        )
    return f"{sha256(content).hexdigest()}.{ending}"


def is_name(name: str) -> bool:
    """Tell whether this is what a picture or a sound can be called."""
    found = _NAME.fullmatch(name)
    return found is not None and found[1] in ENDINGS


def is_picture(name: str) -> bool:
    """Tell whether what is called so is a picture."""
    return is_name(name) and name.rpartition(".")[2] in _PICTURES


def referred(text: str) -> tuple[str, ...]:
    """Return the names that a text refers to, each once."""
    return tuple(filter(is_name, dict.fromkeys(REFERENCE.findall(text))))


def reference(name: str, words: str = "") -> str:
    """Return the Markdown that shows a picture, or plays a sound."""
    plain = " ".join(re.sub(r"[\[\]\\]", " ", words).split())
    return f"{'!' if is_picture(name) else ''}[{plain}]({SCHEME}:{name})"


def is_sound(name: str) -> bool:
    """Tell whether what is called so is a sound."""
    return is_name(name) and not is_picture(name)


def sounds(text: str) -> tuple[str, ...]:
    """Return the sounds that a text refers to, each once."""
    return tuple(filter(is_sound, referred(text)))


def with_named_sounds(text: str) -> str:
    """Return a text in which each sound bears a note before its words."""

    def named(found: re.Match[str]) -> str:
        words = found[1] or "sound"
        return f"[{NOTE} {words}]({SCHEME}:{found[2]})"

    return _SOUND.sub(lambda m: named(m) if is_sound(m[2]) else m[0], text)


def without_references(text: str) -> str:
    """Return a text with the words of its pictures and sounds alone."""
    return _LINK.sub(lambda found: found[1], text)


def _ending(content: bytes) -> str:
    for beginning, ending in _BEGINNINGS:
        if content.startswith(beginning):
            return ending
    if content[:4] == b"RIFF":
        return {b"WEBP": "webp", b"WAVE": "wav"}.get(content[8:12], "")
    if content[4:11] == b"ftypM4A":
        return "m4a"
    return "mp3" if content[:2] in _MPEG_FRAMES else ""
