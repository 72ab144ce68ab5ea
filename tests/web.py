"""A web site on this machine."""

import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site(BaseHTTPRequestHandler):
    """Answers each path by the function that a test has put there."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.close_connection = True
        answers: dict[str, Callable[[Site], None]] = self.server.answers  # type: ignore[attr-defined]
        with suppress(BrokenPipeError, ConnectionResetError):  # it has had enough
            answers[self.path](self)

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        given = {"Content_Type": "text/html", "Content_Length": str(len(body))}
        for name, value in (given | headers).items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Server:
    """A web site on this machine for as long as a test takes."""

    def __init__(self) -> None:
        self.closing = threading.Event()
        self.asked: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
        self._server.daemon_threads = True
        self._answers: dict[str, Callable[[Site], None]] = {}
        self._server.answers = self._answers  # type: ignore[attr-defined]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def port(self) -> int:
        return self._server.server_port

    def at(self, path: str, answer: Callable[[Site], None]) -> str:
        """Answer a path so, and return its address."""

        def counted(site: Site) -> None:
            self.asked.append(path)
            answer(site)

        self._answers[path] = counted
        return f"http://127.0.0.1:{self.port}{path}"

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
