"""Our own format with pictures and sounds: a zip of bank.json and of each file.

Every file but bank.json is called by what is in it, as texts refer to it. Nothing is
unpacked to where an archive says: what is called otherwise is never looked at.
"""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quizapp.domain.errors import FormatError
from quizapp.domain.media import LARGEST, is_name, name_of
from quizapp.formats import native
from quizapp.formats.files import LARGEST as LARGEST_BANK
from quizapp.formats.files import UNTOUCHED, replacing
from quizapp.formats.native import BankFile

SUFFIX = ".quizbank"
BEGINNING = b"PK\x03\x04"

_BANK = "bank.json"
_MOST_MEMBERS = 10_000
_MOST_BYTES = 2 * 1024**3
_MOST_TIMES = 100  # JSON is packed to a tenth, pictures hardly at all
_SMALL = 1024**2
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LINK = 0o120000
_KIND = 0o170000


class Package:
    """A bank in an open archive, with its pictures and sounds."""

    def __init__(self, archive: zipfile.ZipFile, where: str) -> None:
        self._archive = archive
        self._where = where
        self._members = {each.filename: each for each in archive.infolist()}

    @property
    def names(self) -> frozenset[str]:
        """The names of the pictures and sounds that there are."""
        return frozenset(filter(is_name, self._members))

    def bank(self) -> BankFile:
        """Return the bank.

        Raises:
            FormatError: There is none, or it does not fit.
        """
        if _BANK not in self._members:
            raise self._refusal(f"this is not a bank: it holds no {_BANK}")
        return native.loads(self._read(_BANK, LARGEST_BANK), self._where)

    def media(self, name: str) -> bytes:
        """Return a picture or a sound.

        Raises:
            FormatError: It is damaged, or not what it is called by.
        """
        content = self._read(name, LARGEST)
        if name_of(content) != name:
            raise self._refusal(f"the picture or sound {name} was changed")
        return content

    def _read(self, name: str, most: int) -> bytes:
        try:
            with self._archive.open(self._members[name]) as member:
                content = member.read(most + 1)
        except RuntimeError:
            raise self._refusal("the file has a password") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
            raise self._refusal(f"the file is damaged in {name}") from None
        if len(content) > most:
            raise self._refusal(f"{name} is larger than {most // 1024**2} MiB")
        return content

    def check(self) -> None:
        """Refuse what no bank is, before anything is unpacked.

        Raises:
            FormatError: There is more than sound banks hold, or not what it seems.
        """
        members = self._archive.infolist()
        size = sum(each.file_size for each in members)
        packed = sum(each.compress_size for each in members)
        if len(members) > _MOST_MEMBERS:
            raise self._refusal(f"it holds {len(members):,} files")
        if size > _MOST_BYTES or size > max(_SMALL, packed) * _MOST_TIMES:
            raise self._refusal(f"it unpacks to {size / 1e6:,.0f} MB")
        if len(self._members) < len(members):
            raise self._refusal("it holds two files of the same name")
        if any((each.external_attr >> 16) & _KIND == _LINK for each in members):
            raise self._refusal("it holds a link to another file")

    def _refusal(self, problem: str) -> FormatError:
        return FormatError(problem, where=self._where, remedy=UNTOUCHED)


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """Open a bank with its pictures and sounds for reading.

    Raises:
        FormatError: It cannot be read, is damaged, or is more than a bank can be.
    """
    where = str(path)
    try:
        archive = zipfile.ZipFile(path)
    except OSError as error:
        problem = f"the file cannot be read: {error.strerror}"
        raise FormatError(problem, where=where, remedy=UNTOUCHED) from error
    except (zipfile.BadZipFile, ValueError):
        problem = "the file is damaged or not a bank"
        remedy = f"It may have been cut off: get it again. {UNTOUCHED}"
        raise FormatError(problem, where=where, remedy=remedy) from None
    with archive:
        package = Package(archive, where)
        package.check()
        yield package


def write(path: Path, file: BankFile, media: Iterable[tuple[str, bytes]]) -> None:
    """Write a bank with its pictures and sounds, whole or not at all.

    Raises:
        FormatError: The file cannot be written there.
    """
    with replacing(path) as draft, zipfile.ZipFile(draft, "w") as archive:
        _put(archive, _BANK, native.dumps(file).encode(), zipfile.ZIP_DEFLATED)
        for name, content in media:
            _put(archive, name, content, zipfile.ZIP_STORED)


def _put(archive: zipfile.ZipFile, name: str, content: bytes, how: int) -> None:
    member = zipfile.ZipInfo(name, _EPOCH)  # the same bank makes the same file
    member.external_attr = 0o100644 << 16
    archive.writestr(member, content, how)
