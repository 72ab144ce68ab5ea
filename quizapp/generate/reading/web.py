"""Pages fetched from the web, within limits.

It blocks, and is to be run where it can be ended.
"""

import http.client
import socket
import ssl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from quizapp import __version__
from quizapp.domain.errors import ArticleError, PrivateError
from quizapp.generate.reading.addresses import resolved

LARGEST = 10_000_000
_MOST_REDIRECTS = 10
_MOST_TRIES = 3
_STEP = 65_536
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_PORTS = {"http": 80, "https": 443}
_HEADERS = {
    "User-Agent": f"QuizApp/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain, */*",
    "Accept-Language": "en, *;q=0.1",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_REDIRECTS = (301, 302, 303, 307, 308)
_PASTE = "Open it in your browser, copy the article's text and paste it."
_SAYS = {
    401: ("The site wants you to sign in (401)", _PASTE),
    402: ("The site wants a subscription (402)", _PASTE),
    403: ("The site does not give this page to programs or strangers (403)", _PASTE),
    404: ("There is no page at this address (404)", "Check the address."),
    410: ("The page has been taken away (410)", "Look for it elsewhere."),
    429: ("The site asks to wait (429)", "Try again in some minutes."),
    451: ("The page is withheld for legal reasons (451)", "Look for it elsewhere."),
}
_TYPES = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/pdf",
    "application/epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml",
    "application/octet-stream",
    "binary/octet-stream",
)
_FAILURES: tuple[tuple[tuple[type[Exception], ...], str, str], ...] = (
    (
        (ssl.SSLCertVerificationError,),
        "The site cannot prove who it is: its certificate does not hold",
        "Check the address and your computer's clock.",
    ),
    ((ssl.SSLError,), "No secure connection to the site could be made", _PASTE),
    ((TimeoutError,), "The site is too slow to answer", "Try again later."),
    (
        (ConnectionRefusedError,),
        "No web site answers at this address",
        "Check the address.",
    ),
    (
        (ConnectionError, http.client.IncompleteRead, zlib.error),
        "The connection broke off before the whole page was there",
        "Try again.",
    ),
    (
        (http.client.HTTPException,),
        "What answers at this address is no web site",
        "Check the address.",
    ),
)


@dataclass(frozen=True, slots=True)
class Page:
    """What an address led to.

    Attributes:
        url: The address after all redirects.
        media: Its media type as the site says, or nothing.
        charset: Its encoding as the site says, or nothing.
    """

    url: str
    data: bytes
    media: str
    charset: str


def fetch(url: str, *, allow_private: bool, patience: float) -> Page:
    """Return what an address leads to.

    Args:
        url: An address of http or https.
        allow_private: Whether its host, but none that it redirects to, may be on this
            machine or its network.
        patience: For how many seconds a site may stay silent.

    Raises:
        ArticleError: It cannot be fetched.
        PrivateError: Its host is private, and that is not allowed.
    """
    parts = _parts("", url)
    own = parts.hostname
    for _ in range(_MOST_REDIRECTS + 1):
        where = _shown(parts)
        private = allow_private and parts.hostname == own
        try:
            with _asked(parts, where, private=private, patience=patience) as answer:
                if answer.status not in _REDIRECTS:
                    return _page(answer, where)
                parts = _parts(where, answer.headers.get("Location", ""))
        except PrivateError as error:
            if parts.hostname == own:
                raise
            raise ArticleError(error.problem, where=where, remedy=_PASTE) from error
        except (OSError, http.client.HTTPException, zlib.error) as error:
            raise _failure(error, where) from error
    raise ArticleError(
        "The site sends on from address to address without end",
        where=url,
        remedy=_PASTE,
    )


def _parts(base: str, url: str) -> SplitResult:
    """Return the parts of an address that may count from another."""
    try:
        parts = urlsplit(urljoin(base, url))
        sound = parts.scheme in _PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound, parts = False, urlsplit("")
    if not sound:
        sent = "The site sends on to" if base else "There is no web site at"
        raise ArticleError(
            f"{sent} {url[:200]!r}",
            where=base,
            remedy="An address on the web begins with http:// or https://.",
        )
    return parts


def _shown(parts: SplitResult) -> str:
    """Return an address without a name, a password or a place in the page."""
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=host, fragment="").geturl()


@contextmanager
def _asked(
    parts: SplitResult, where: str, *, private: bool, patience: float
) -> Iterator[http.client.HTTPResponse]:
    """Ask for a page, at an address that has been checked; hold the answer open."""
    host = parts.hostname or ""
    port = parts.port or _PORTS[parts.scheme]
    addresses = resolved(host, port, where, private=private)
    connected = _connected(addresses[:_MOST_TRIES], port, patience)
    try:
        if parts.scheme == "https":
            connected = _trusted().wrap_socket(connected, server_hostname=host)
        connection = http.client.HTTPConnection(host, port)
        connection.sock = connected
        query = f"?{parts.query}" if parts.query else ""
        target = quote((parts.path or "/") + query, _SAFE)
        name = parts.netloc.rpartition("@")[2].encode("idna").decode()
        connection.request("GET", target, headers={"Host": name} | _HEADERS)
        with connection.getresponse() as answer:
            yield answer
    finally:
        connected.close()


def _connected(addresses: list[str], port: int, patience: float) -> socket.socket:
    """Return a connection to the first address that answers."""
    *others, last = addresses
    for address in others:
        with suppress(OSError):  # the next may answer
            return socket.create_connection((address, port), patience)
    return socket.create_connection((last, port), patience)


def _trusted() -> ssl.SSLContext:
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(
        certifi.where()
    )  # some systems have none of their own
    return context


def _page(answer: http.client.HTTPResponse, where: str) -> Page:
    if answer.status != http.client.OK:
        usual = f"The site answers with an error ({answer.status})"
        problem, remedy = _SAYS.get(answer.status, (usual, "Try again later."))
        raise ArticleError(problem, where=where, remedy=remedy)
    media = answer.headers.get_content_type() if answer.headers["Content-Type"] else ""
    if media and not media.startswith(_TYPES):
        raise ArticleError(
            f"This address leads to {media}, not to an article",
            where=where,
            remedy="Give the address of the article's page.",
        )
    charset = answer.headers.get_content_charset() or ""
    return Page(where, _body(answer, where), media, charset)


def _body(answer: http.client.HTTPResponse, where: str) -> bytes:
    """Return a page, unpacked, if it is no larger than one may be."""
    encoding = answer.headers.get("Content-Encoding", "").strip().lower()
    data = bytearray()
    inflate = None
    packed = encoding not in {"", "identity"}
    while part := answer.read1(_STEP):
        if packed:
            inflate = inflate or _inflater(encoding, part, where)
            part = inflate.decompress(part, LARGEST + 1 - len(data))
        data += part
        if max(len(data), answer.length or 0) > LARGEST:
            raise ArticleError(
                f"The page has more than {LARGEST // 1_000_000} MB",
                where=where,
                remedy="Copy the article's text and paste it.",
            )
    if answer.length or (inflate and not inflate.eof):
        raise http.client.IncompleteRead(b"")
    return bytes(data)


def _inflater(encoding: str, start: bytes, where: str) -> "zlib._Decompress":
    """Return what unpacks a page; deflate is found in two forms."""
    if encoding in {"gzip", "x-gzip"}:
        return zlib.decompressobj(wbits=31)
    if encoding == "deflate":
        wrapped = len(start) > 1 and int.from_bytes(start[:2]) % 31 == 0
        return zlib.decompressobj(wbits=15 if wrapped else -15)
    raise ArticleError(
        f"The site packs its page in a way that is not known ({encoding[:20]})",
        where=where,
        remedy=_PASTE,
    )


def _failure(error: Exception, where: str) -> ArticleError:
    """Return what a failed connection means to a reader."""
    for kinds, problem, remedy in _FAILURES:
        if isinstance(error, kinds):
            return ArticleError(problem, where=where, remedy=remedy)
    reason = getattr(error, "strerror", None) or type(error).__name__
    return ArticleError(
        f"The site cannot be reached ({reason})",
        where=where,
        remedy="Check the address and your connection.",
    )
