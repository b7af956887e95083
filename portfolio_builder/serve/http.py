"""The site over HTTP, for a browser on this machine and nobody else.

Another site that a browser visits cannot reach it: requests must name this host (a name that was
made to lead here does not), and what is sent may not be used elsewhere.
"""

import contextlib
import io
import os
import socket
import stat
import sys
import threading
import time
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from types import MappingProxyType
from typing import BinaryIO, Self
from urllib.parse import unquote

from portfolio_builder.serve.board import Board, Showing
from portfolio_builder.serve.overlay import asset
from portfolio_builder.serve.page import with_overlay

HOST = "127.0.0.1"
USUAL_PORT = 8017
"""Tried first, so that a page that is still open finds a preview that is started again."""

OWN = "/.preview/"
"""What is the preview's own; no file of a site begins with a dot."""

_CHUNK = 1 << 16
_PATIENCE = 30.0  # seconds for a browser to say what it wants, and for a build to end
_PULSE = 2.0  # seconds after which a browser that is gone is noticed
_NOTHING: Mapping[str, str] = MappingProxyType({})
_HTML = "text/html; charset=utf-8"
_TYPES = {
    ".html": _HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".mp4": "video/mp4",
}
_ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Server(ThreadingHTTPServer):
    """Answers requests in threads of its own, while it is entered."""

    daemon_threads = True
    block_on_close = False  # who listens for changes has no end of its own
    allow_reuse_address = os.name == "posix"  # elsewhere it would share the port with another

    def __init__(self, board: Board, site: Path, port: int | None) -> None:
        """Take a port: this one, or with `None` the usual one or any free one.

        Raises `OSError` when the port that is asked for is taken.
        """
        self.board, self.site = board, site
        try:
            super().__init__((HOST, USUAL_PORT if port is None else port), _Handler)
        except OSError:
            if port is not None:
                raise
            super().__init__((HOST, 0), _Handler)
        self._thread = threading.Thread(
            target=self.serve_forever, args=(0.1,), name="http", daemon=True
        )

    def __enter__(self) -> Self:
        """Return the server; it answers from `start` on."""
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self.board.close()
        if self._thread.is_alive():
            self.shutdown()
        self.server_close()

    def start(self) -> None:
        """Answer requests."""
        self._thread.start()

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{HOST}:{self.server_address[1]}/"

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which a browser on this machine asks for it."""
        port = self.server_address[1]
        return frozenset(f"{name}:{port}" for name in (HOST, "localhost"))

    def server_bind(self) -> None:
        """Bind, without asking the network for this machine's name, which can take long."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a browser that went away."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as given


class _InTime(io.RawIOBase):
    """What a browser sends, for so long after `begin`: a drip keeps no thread for ever."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.begin()

    def begin(self) -> None:
        """Begin to wait for a whole request."""
        self._until = time.monotonic() + _PATIENCE

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # it is one of these
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        try:
            return self._connection.recv_into(buffer)
        finally:
            self._connection.settimeout(_PATIENCE)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "portfolio", ""
    timeout = _PATIENCE

    def setup(self) -> None:
        super().setup()
        self._in_time = _InTime(self.connection)
        self.rfile = io.BufferedReader(self._in_time)

    def handle_one_request(self) -> None:
        self._in_time.begin()
        super().handle_one_request()

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing in the terminal: there the findings stand."""

    def parse_request(self) -> bool:
        """Read what is asked, and refuse what nobody on this machine's own pages asks."""
        if not super().parse_request():
            return False
        refused = self._refusal()
        if refused:
            self.close_connection = True  # whatever follows is not read
            more = {"Allow": "GET, HEAD"} if refused is HTTPStatus.METHOD_NOT_ALLOWED else _NOTHING
            self._send_text(refused, f"{refused.phrase}\n", more)
        return not refused

    def _refusal(self) -> HTTPStatus | None:
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or hosts[0].strip().lower() not in self.server.hosts:
            return HTTPStatus.FORBIDDEN
        if self.command not in {"GET", "HEAD"}:
            return HTTPStatus.METHOD_NOT_ALLOWED
        elsewhere = self.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}
        if elsewhere and self.headers.get("Sec-Fetch-Mode") != "navigate":
            return HTTPStatus.FORBIDDEN
        if not self.path.startswith("/"):
            return HTTPStatus.BAD_REQUEST
        return None

    def _answer(self) -> None:
        path = self.path.partition("?")[0].partition("#")[0]
        if path == f"{OWN}events":
            self._tell_changes()
        elif path == f"{OWN}preview.css":
            self._send_text(HTTPStatus.OK, asset("preview.css"), kind=_TYPES[".css"])
        else:
            self._send_file(path)

    def _send_file(self, path: str) -> None:
        # First what is shown, then the file: a page that is newer than it says is loaded once
        # more; one that is older would stay.
        showing = self.server.board.showing
        opened = opened_file(self.server.site, path)
        if opened is None and self.server.board.was_busy(seconds=_PATIENCE):
            opened = opened_file(self.server.site, path)
        if opened is None and path == "/favicon.ico":  # every browser asks, and no site has one
            self._send_head(HTTPStatus.NO_CONTENT, _NOTHING)
            return
        if opened is None:
            self._send_page(HTTPStatus.NOT_FOUND, showing.no_page, showing)
            return
        name, stream = opened
        with stream:
            if name.endswith(".html"):
                text = stream.read().decode("utf-8", errors="replace")
                self._send_page(HTTPStatus.OK, text, showing)
            else:
                self._send_stream(name, stream)

    def _send_page(self, status: HTTPStatus, text: str, showing: Showing) -> None:
        page = with_overlay(text, showing.overlay)
        self._send_text(status, page.text, {"Content-Security-Policy": page.policy}, kind=_HTML)

    def _send_text(
        self,
        status: HTTPStatus,
        text: str,
        more: Mapping[str, str] = _NOTHING,
        *,
        kind: str = _TYPES[".txt"],
    ) -> None:
        data = text.encode()
        self._send_head(status, {"Content-Type": kind, "Content-Length": str(len(data)), **more})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _send_stream(self, name: str, stream: BinaryIO) -> None:
        kind = _TYPES.get(os.path.splitext(name)[1].lower(), "application/octet-stream")
        size = os.fstat(stream.fileno()).st_size
        self._send_head(HTTPStatus.OK, {"Content-Type": kind, "Content-Length": str(size)})
        while self.command != "HEAD" and size > 0 and (data := stream.read(min(_CHUNK, size))):
            self.wfile.write(data)
            size -= len(data)
        if size and self.command != "HEAD":
            self.close_connection = True  # it became shorter, and was promised whole

    def _send_head(self, status: HTTPStatus, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**_ALWAYS, **headers}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def _tell_changes(self) -> None:
        """Send the version that is shown, and each that follows (server-sent events)."""
        self.close_connection = True
        self._send_head(HTTPStatus.OK, {"Content-Type": "text/event-stream"})
        if self.command == "HEAD":
            return
        version = ""
        with contextlib.suppress(OSError):  # the browser is gone
            while not self.server.board.closed:
                showing = self.server.board.wait_for_other(version, seconds=_PULSE)
                told = f"data: {showing.version}\n\n" if showing.version != version else ":\n\n"
                self.wfile.write(told.encode())
                version = showing.version


def opened_file(site: Path, path: str) -> tuple[str, BinaryIO] | None:
    """Open the file of a site that a path in an address means; `None` when there is none.

    Nothing outside the site, nothing hidden, nothing but a regular file, no link out of it.
    """
    name = unquote(path, errors="replace").removeprefix("/") or "index.html"
    parts = name.split("/")
    if any(not part or part.startswith(".") or set(part) & set("\\:\0") for part in parts):
        return None
    try:
        whole = site.resolve(strict=True)
        real = whole.joinpath(*parts).resolve(strict=True)
        if not real.is_relative_to(whole) or not stat.S_ISREG(real.stat().st_mode):
            return None
        return name, real.open("rb")
    except (OSError, ValueError, RuntimeError):
        return None
