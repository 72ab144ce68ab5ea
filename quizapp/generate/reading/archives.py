"""Documents that are zip archives of XML."""

import io
import re
import zipfile
import zlib
from typing import Any

from quizapp.domain.errors import ArticleError

_MOST_PARTS = 10_000
_MOST_BYTES = 200_000_000
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E", re.IGNORECASE)


def opened(data: bytes, where: str) -> zipfile.ZipFile:
    """Return the archive that bytes are.

    Raises:
        ArticleError: They are damaged, or would unpack to more than is sound.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise damaged(where) from error
    parts = archive.infolist()
    # No part is unpacked beyond the size it states, so the sum holds.
    if len(parts) > _MOST_PARTS or sum(p.file_size for p in parts) > _MOST_BYTES:
        raise ArticleError(
            "This document unpacks to more than an article can be",
            where=where,
            remedy="Copy the article's text and paste it.",
        )
    return archive


def part(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    """Return what a part of an archive holds.

    Raises:
        ArticleError: It is missing, damaged or has a password.
    """
    try:
        return archive.read(name)
    except (
        KeyError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,  # a password, or a compression that is not known
        ValueError,
    ) as error:
        raise damaged(where) from error


def xml(archive: zipfile.ZipFile, name: str, where: str) -> Any:
    """Return the root of a part that is XML; raises as part does."""
    from lxml import etree

    data = part(archive, name, where)
    refuse_doctype(data, where)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(where) from error


def refuse_doctype(data: bytes, where: str) -> None:
    """Refuse XML that could define entities of its own.

    Raises:
        ArticleError: It has a document type.
    """
    if _DOCTYPE.search(data):
        raise ArticleError(
            "This document defines XML entities, which no word processor does",
            where=where,
            remedy="Copy the article's text and paste it.",
        )


def damaged(where: str) -> ArticleError:
    """Return the error for a document that is not sound."""
    return ArticleError(
        "This document is damaged",
        where=where,
        remedy="Get it again, or copy the article's text and paste it.",
    )
