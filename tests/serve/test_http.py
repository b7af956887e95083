"""The preview answers a browser on this machine, and nobody else; and only from the site."""

import contextlib
import http.client
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_builder.serve import http as preview
from portfolio_builder.serve.board import Board, Showing
from portfolio_builder.serve.http import Server
from tests.serve.waiting import PATIENCE, Listening

PAGE = (
    "<!doctype html><html><head>"
    '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; '
    'script-src &#39;sha256-abc&#39;">'
    "</head><body><p>Dag</p></body></html>"
)
OVERLAY = "<aside>alles goed</aside><script data-version='een'>1</script>"


@pytest.fixture
def board() -> Board:
    board = Board()
    board.put(Showing("een", OVERLAY, "<html><body>niet hier</body></html>"))
    return board


@pytest.fixture
def server(tmp_path: Path, board: Board) -> Iterator[Server]:
    """A server of a small site, with something beside it that nobody may see."""
    site = tmp_path / "site"
    (site / "bewijzen").mkdir(parents=True)
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "bewijzen" / "a.html").write_text(PAGE, encoding="utf-8")
    (site / "gegevens.js").write_text("var zoeken = [];", encoding="utf-8")
    (site / ".portfolio-builder.json").write_text("{}", encoding="utf-8")
    (tmp_path / "geheim.html").write_text("geheim", encoding="utf-8")
    with Server(board, site, port=0) as server:
        server.start()
        yield server


def asked(
    server: Server, path: str = "/", method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, str]:
    """Ask for a path as it is written; `Sec_Fetch_Site="…"` is a header."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
    connection.putrequest(method, path, skip_host="Host" in named)
    for name, value in named.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response, text


def test_a_page_comes_with_the_overlay_at_its_end(server: Server) -> None:
    response, text = asked(server)
    assert response.status == 200
    assert text.endswith(f"<p>Dag</p>{OVERLAY}</body></html>")


def test_it_listens_on_this_machine_only(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_head_says_as_much_as_get_without_the_page(server: Server) -> None:
    head, nothing = asked(server, method="HEAD")
    whole, text = asked(server)
    assert nothing == ""
    assert head.headers["Content-Length"] == whole.headers["Content-Length"] == str(len(text))


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "", "localhost.:80"])
def test_a_name_that_was_made_to_lead_here_is_refused(server: Server, host: str) -> None:
    response, text = asked(server, Host=host)
    assert response.status == 403
    assert "Dag" not in text


def test_both_names_of_this_machine_are_answered(server: Server) -> None:
    port = server.server_address[1]
    for name in ("127.0.0.1", "localhost", "LOCALHOST"):
        assert asked(server, Host=f"{name}:{port}")[0].status == 200


def test_a_request_without_a_host_or_with_two_is_refused(server: Server) -> None:
    port = server.server_address[1]
    for hosts in ("", f"Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n"):
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as bare:
            bare.sendall(f"GET / HTTP/1.1\r\n{hosts}\r\n".encode())
            assert bare.recv(100).startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ("GET / HTTP/1.1\r\nHost: [::1]:{port}\r\n\r\n", "403"),
        ("GET / HTTP/1.1\r\nHost: iemand@127.0.0.1:{port}\r\n\r\n", "403"),
        ("GET / HTTP/1.1\r\nHost: evil\r\n 127.0.0.1:{port}\r\n\r\n", "403"),
        ("GET / HTTP/1.1\r\nHost : 127.0.0.1:{port}\r\n\r\n", "403"),
        ("GET / HTTP/1.0\r\n\r\n", "403"),
        ("GET file:///etc/passwd HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", "400"),
        ("GET /..\\geheim.html HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", "404"),
        ("GET /\0index.html HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", "404"),
        ("GET /" + "a" * 99_000 + " HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", "414"),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX: " + "y" * 99_000 + "\r\n\r\n", "431"),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n" + "X: y\r\n" * 999 + "\r\n", "431"),
    ],
)
def test_what_no_browser_sends_for_a_page_here_is_refused(
    server: Server, sent: str, status: str
) -> None:
    port = server.server_address[1]
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as bare:
        with contextlib.suppress(OSError):  # it answers before it has read all of it
            bare.sendall(sent.replace("{port}", str(port)).encode())
        assert bare.recv(100).startswith(f"HTTP/1.1 {status} ".encode())


def test_who_never_ends_a_request_keeps_nobody_waiting(server: Server) -> None:
    port = server.server_address[1]
    with contextlib.ExitStack() as open_ones:
        for _ in range(50):
            slow = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
            open_ones.enter_context(slow).sendall(b"GET / HT")
        assert asked(server)[0].status == 200


def test_who_sends_sign_by_sign_is_cut_off_in_the_end(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "_PATIENCE", 0.2)
    port = server.server_address[1]
    with socket.create_connection(("127.0.0.1", port), timeout=0.02) as slow:
        give_up = time.monotonic() + PATIENCE
        ended = False
        while not ended and time.monotonic() < give_up:
            try:
                slow.sendall(b"G")
                ended = slow.recv(1) == b""
            except TimeoutError:
                continue
            except OSError:
                ended = True
    assert ended


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_nothing_but_reading_is_answered(server: Server, method: str) -> None:
    response, _ = asked(server, method=method)
    assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD")
    assert response.headers["Connection"] == "close"


def test_another_site_may_lead_here_and_not_take_anything(server: Server) -> None:
    for mode, status in (("no-cors", 403), ("cors", 403), ("navigate", 200)):
        got, _ = asked(server, "/gegevens.js", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode=mode)
        assert got.status == status
        assert got.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in got.headers


@pytest.mark.parametrize(
    "path",
    [
        "/../geheim.html",
        "/%2e%2e/geheim.html",
        "/bewijzen/../../geheim.html",
        "/bewijzen/..%2f..%2fgeheim.html",
        "/..%5cgeheim.html",
        "/bewijzen/%2e%2e/index.html",
        "//geheim.html",
        "/%2fetc/passwd",
        "/C:/geheim.html",
        "/index.html%00",
        "/.portfolio-builder.json",
        "/bewijzen",
        "/bewijzen/",
        "/%ff",
        "/" + "a" * 5000,
    ],
)
def test_no_path_leads_out_of_the_site_or_to_what_is_hidden(server: Server, path: str) -> None:
    response, text = asked(server, path)
    assert response.status == 404
    assert "geheim" not in text
    assert "niet hier" in text


def test_an_address_in_full_is_refused(server: Server) -> None:
    host = f"127.0.0.1:{server.server_address[1]}"
    assert asked(server, "http://evil.example/", Host=host)[0].status == 400


def test_a_link_out_of_the_site_is_not_followed(server: Server, tmp_path: Path) -> None:
    (server.site / "uit.html").symlink_to(tmp_path / "geheim.html")
    (server.site / "map").symlink_to(tmp_path, target_is_directory=True)
    (server.site / "bewijzen" / "rond").symlink_to("rond")
    for path in ("/uit.html", "/map/geheim.html", "/bewijzen/rond"):
        assert asked(server, path)[0].status == 404


def test_a_browser_that_asks_for_an_icon_gets_none(server: Server) -> None:
    assert asked(server, "/favicon.ico")[0].status == 204


def test_every_answer_keeps_others_out(server: Server) -> None:
    for path in ("/", "/gegevens.js", "/niets", "/.preview/preview.css"):
        headers = asked(server, path)[0].headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_a_type_comes_from_the_name_and_not_from_the_machine(server: Server) -> None:
    (server.site / "a.xyz").write_bytes(b"?")
    found = {
        path: asked(server, path)[0].headers["Content-Type"]
        for path in ("/", "/gegevens.js", "/a.xyz")
    }
    assert found == {
        "/": "text/html; charset=utf-8",
        "/gegevens.js": "text/javascript; charset=utf-8",
        "/a.xyz": "application/octet-stream",
    }


def test_a_page_that_is_just_being_made_is_waited_for(server: Server, board: Board) -> None:
    with board.building():
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
        connection.request("GET", "/nieuw.html")
        (server.site / "nieuw.html").write_text(PAGE, encoding="utf-8")
    assert connection.getresponse().status == 200
    connection.close()


def test_who_listens_hears_each_version(server: Server, board: Board) -> None:
    with Listening(server.address) as listening:
        assert listening.first == "een"
        board.put(Showing("twee", "", ""))
        assert listening.next() == "twee"


def test_the_port_that_is_asked_for_must_be_free(server: Server, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="in use"):
        Server(Board(), tmp_path, port=server.server_address[1])


def test_without_a_port_any_free_one_is_taken(tmp_path: Path) -> None:
    with Server(Board(), tmp_path, None) as one, Server(Board(), tmp_path, None) as other:
        assert one.address != other.address
