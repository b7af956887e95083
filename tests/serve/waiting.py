"""Waiting for what must come, never for a time: only a test that fails waits long."""

import http.client
import threading
import time
from collections.abc import Callable
from typing import Self
from urllib.parse import urlsplit

PATIENCE = 60.0  # seconds


def until(holds: Callable[[], object], what: str) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"never came: {what}"
        threading.Event().wait(0.01)


def get(address: str, path: str = "/") -> str:
    """Return what stands at a path of a preview."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    connection.request("GET", path)
    text = connection.getresponse().read().decode()
    connection.close()
    return text


class Listening:
    """The server-sent events of a preview: each version that it shows."""

    def __init__(self, address: str) -> None:
        """Begin to listen."""
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
        self._connection.request("GET", "/.preview/events")
        self._response = self._connection.getresponse()
        self.first = self.next()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._response.close()
        self._connection.close()

    def next(self) -> str:
        """Wait for the next version."""
        while line := self._response.readline():
            if line.startswith(b"data: "):
                return line.decode().removeprefix("data: ").strip()
        raise AssertionError("the preview ended")
