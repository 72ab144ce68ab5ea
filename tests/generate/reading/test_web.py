"""Fetching from a real server on this machine, which misbehaves as servers do."""

import gzip
import socket
import threading
import time
import zlib

import pytest

from quizapp.domain.articles import Source
from quizapp.domain.errors import ArticleError, PrivateError
from quizapp.domain.work import finish
from quizapp.generate.reading import process, web
from quizapp.generate.reading.addresses import is_allowed
from quizapp.services.jobs import CancelledError, Job
from tests.generate.helpers import sample
from tests.web import Server, Site

TITLE, *PARAGRAPHS = sample("bridge").strip().split("\n\n")
PAGE = (
    f"<!doctype html><html lang=en><title>{TITLE}</title><article><h1>{TITLE}</h1>"
    + "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    + "</article></html>"
)
QUICK = process.Limits(seconds=20, patience=0.5)


def fetched(url: str) -> web.Page:
    return web.fetch(url, allow_private=True, patience=0.5)


def read(url: str, limits: process.Limits = QUICK) -> Source:
    return finish(process.fetch(url, allow_private=True, limits=limits))


def refused(url: str) -> ArticleError:
    with pytest.raises(ArticleError) as caught:
        fetched(url)
    assert caught.value.remedy
    assert caught.value.where or "web site" in caught.value.problem
    return caught.value


def packed(data: bytes, wbits: int) -> bytes:
    press = zlib.compressobj(wbits=wbits)
    return press.compress(data) + press.flush()


def test_an_article_comes_with_its_last_address(server: Server) -> None:
    page = server.at("/page", lambda site: site.answer(PAGE.encode()))
    moved = server.at("/", lambda site: site.answer(b"", 302, Location="/page#top"))
    source = read(moved.replace("http://", "http://user:secret@"))
    assert source.text == sample("bridge")
    assert (source.title, source.url, source.kind) == (TITLE, page, "html")
    assert source.site.startswith("127.0.0.1")


@pytest.mark.parametrize(
    ("encoding", "wbits"), [("gzip", 31), ("deflate", 15), ("deflate", -15)]
)
def test_a_packed_page_is_unpacked(server: Server, encoding: str, wbits: int) -> None:
    body = packed(PAGE.encode(), wbits)
    url = server.at("/", lambda site: site.answer(body, Content_Encoding=encoding))
    assert fetched(url).data == PAGE.encode()


@pytest.mark.parametrize(
    ("encoding", "header", "meta"),
    [
        ("utf-8", "", ""),
        ("utf-8-sig", "iso-8859-1", ""),
        ("utf-8", "iso-8859-1", ""),
        ("cp1252", "iso-8859-1", ""),
        ("cp1252", "", "windows-1252"),
        ("cp1252", "utf-8", ""),
        ("utf-16", "", ""),
        ("utf-16-le", "utf-16-le", ""),
        ("cp1252", "utf-7", "rot13"),
    ],
)
def test_letters_come_whole_whatever_a_page_says_of_its_encoding(
    server: Server, encoding: str, header: str, meta: str
) -> None:
    words = PAGE.replace("Torvale", "Törvalé").replace("town's", "town’s")
    words = words.replace(
        "<title>", f"<meta charset={meta}><title>" if meta else "<title>"
    )
    media = f"text/html; charset={header}" if header else "text/html"
    url = server.at(
        "/", lambda site: site.answer(words.encode(encoding), Content_Type=media)
    )
    source = read(url)
    assert "The city council of Törvalé voted" in source.text
    assert "town’s library" in source.text


def test_plain_text_and_markdown_are_read_from_the_web(server: Server) -> None:
    text = sample("bridge").encode()
    plain = server.at("/a", lambda site: site.answer(text, Content_Type="text/plain"))
    assert (read(plain).kind, read(plain).text) == ("text", sample("bridge"))
    marked = server.at("/b.md", lambda site: site.answer(b"# " + text, Content_Type=""))
    assert (read(marked).kind, read(marked).text) == ("markdown", sample("bridge"))


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (401, "sign in"),
        (402, "subscription"),
        (403, "does not give this page"),
        (404, "no page at this address"),
        (410, "taken away"),
        (429, "asks to wait"),
        (500, "error (500)"),
        (503, "error (503)"),
    ],
)
def test_what_a_site_refuses_is_told(server: Server, status: int, problem: str) -> None:
    url = server.at("/", lambda site: site.answer(PAGE.encode(), status))
    assert problem in refused(url).problem


def test_what_is_no_article_is_refused(server: Server) -> None:
    picture = server.at("/a", lambda s: s.answer(b"\x89PNG", Content_Type="image/png"))
    assert "leads to image/png" in refused(picture).problem
    unknown = server.at("/b", lambda s: s.answer(b"x", Content_Encoding="br"))
    assert "(br)" in refused(unknown).problem
    for path, body, problem in (
        ("/c", b"", "empty"),
        ("/d", b"<html><nav><a href=/>Home</a></nav></html>", "No article was found"),
        ("/e", bytes(range(256)) * 9, "not text"),
        ("/f", b"\x89PNG\r\n\x1a\n", "a picture"),
    ):
        url = server.at(path, lambda site, body=body: site.answer(body))  # type: ignore[misc]
        with pytest.raises(ArticleError, match=problem) as caught:
            read(url)
        assert caught.value.where == url


def test_redirects_in_a_circle_end(server: Server) -> None:
    url = server.at("/", lambda site: site.answer(b"", 301, Location="/"))
    assert "without end" in refused(url).problem
    assert len(server.asked) < 15


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("file:///etc/passwd", "sends on to 'file:///etc/passwd'"),
        ("ftp://127.0.0.1/", "sends on to"),
        ("http://[::1/", "sends on to"),
        ("http://127.0.0.2:{port}/secret", "127.0.0.2 is on this machine"),
        ("http://[::1]:{port}/secret", "::1 is on this machine"),
        ("http://localhost:{port}/secret", "localhost is on this machine"),
        ("http://2130706433:{port}/secret", "2130706433 is on this machine"),
        ("http://10.0.0.1/secret", "10.0.0.1 is on this machine"),
    ],
)
def test_a_redirect_leads_to_no_other_private_place(
    server: Server, target: str, problem: str
) -> None:
    secret = server.at("/secret", lambda site: site.answer(PAGE.encode()))
    assert fetched(secret).data
    target = target.format(port=server.port)
    url = server.at("/", lambda site: site.answer(b"", 302, Location=target))
    error = refused(url)
    assert problem in error.problem
    assert not isinstance(error, PrivateError)  # asking for it would not help
    assert server.asked == ["/secret", "/"]


def test_a_private_place_is_refused_unless_asked_for(server: Server) -> None:
    url = server.at("/", lambda site: site.answer(PAGE.encode()))
    with pytest.raises(PrivateError, match="on this machine") as caught:
        finish(process.fetch(url))
    assert "--allow-private" in caught.value.remedy
    assert server.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    assert not is_allowed(address, private=False)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1"])
def test_public_addresses_are_allowed(address: str) -> None:
    assert is_allowed(address, private=False)


def test_the_address_that_was_checked_is_the_one_connected_to(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that leads elsewhere when looked up again gets no second look."""
    url = server.at("/", lambda site: site.answer(PAGE.encode()))
    looked_up: list[str] = []
    really = socket.getaddrinfo

    def once(host: str, *more: object, **others: object) -> object:
        if host == "rebound.example":
            looked_up.append(host)
            host = "127.0.0.1"
        return really(host, *more, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", once)
    assert fetched(url.replace("127.0.0.1", "rebound.example")).data == PAGE.encode()
    assert looked_up == ["rebound.example"]


def test_an_unknown_host_is_told() -> None:
    error = refused("http://nowhere.invalid/")
    assert "nowhere.invalid" in error.problem or "no network" in error.problem


def test_a_port_where_nobody_listens_is_told(server: Server) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
        assert "No web site answers" in refused(f"http://127.0.0.1:{port}/").problem


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://", "http://a:99999999/", "http://[/", "x://y"]
)
def test_what_is_no_web_address_is_told(url: str) -> None:
    assert "There is no web site at" in refused(url).problem


def test_a_page_without_trust_is_told(server: Server) -> None:
    url = server.at("/", lambda site: site.answer(b""))
    assert "secure" in refused(url.replace("http://", "https://")).problem


def test_a_page_that_is_too_large_is_not_read_to_its_end(server: Server) -> None:
    def endless(site: Site) -> None:
        site.answer(b"", Content_Length="")
        while not server.closing.is_set():
            site.wfile.write(b"<p>more" * 10_000)

    assert "10 MB" in refused(server.at("/a", endless)).problem
    long = "2000000000"
    stated = server.at("/b", lambda site: site.answer(b"<p>", Content_Length=long))
    assert "10 MB" in refused(stated).problem


def test_a_bomb_is_not_unpacked(server: Server) -> None:
    bomb = gzip.compress(bytes(200_000_000), 9)
    assert len(bomb) < 250_000
    url = server.at("/", lambda site: site.answer(bomb, Content_Encoding="gzip"))
    assert "10 MB" in refused(url).problem


def test_a_connection_that_breaks_off_is_told(server: Server) -> None:
    page = PAGE.encode()
    cut = str(len(page) + 100)
    short = server.at("/a", lambda site: site.answer(page, Content_Length=cut))
    assert "broke off" in refused(short).problem
    half = gzip.compress(page)[:-20]
    torn = server.at("/b", lambda site: site.answer(half, Content_Encoding="gzip"))
    assert "broke off" in refused(torn).problem
    silent = server.at("/c", lambda site: site.connection.close())
    assert "broke off" in refused(silent).problem


def test_what_speaks_no_http_is_told(server: Server) -> None:
    url = server.at("/", lambda site: site.connection.sendall(b"SSH-2.0-x\r\n"))
    assert "no web site" in refused(url).problem


def test_a_site_that_says_nothing_is_given_up(server: Server) -> None:
    def stall(_: Site) -> None:
        server.closing.wait(30)

    url = server.at("/", stall)
    assert "too slow" in refused(url).problem


def test_a_site_that_drips_is_given_up(server: Server) -> None:
    def drip(site: Site) -> None:
        site.answer(b"", Content_Length="100000")
        while not server.closing.wait(0.05):
            site.wfile.write(b"x")

    url = server.at("/", drip)
    began = time.monotonic()
    with pytest.raises(ArticleError, match="more than 2 seconds"):
        read(url, process.Limits(seconds=2, patience=10))
    assert time.monotonic() - began < 4


def test_cancelling_works_within_a_second_while_a_site_is_silent(
    server: Server,
) -> None:
    asked, gone = threading.Event(), threading.Event()

    def stall(site: Site) -> None:
        asked.set()
        if not site.connection.recv(1):  # whoever asked has hung up
            gone.set()

    url = server.at("/", stall)
    job = Job(process.fetch(url, allow_private=True))
    job.start()
    assert asked.wait(10)
    began = time.monotonic()
    job.cancel()
    job.wait(5)
    assert time.monotonic() - began < 1
    assert gone.wait(1)
    with pytest.raises(CancelledError):
        job.result()
