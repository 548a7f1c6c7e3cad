"""`assistant serve`: its options, and its end."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from corpus.errors import AssistantError
from ui.serving import GRACE, bind


def serve(*options: str) -> Any:
    return CliRunner().invoke(app, ["serve", *options])


def test_a_busy_port_is_a_sentence_and_exit_code_1() -> None:
    taken = bind("127.0.0.1", 0)
    port = taken.getsockname()[1]
    try:
        done = serve("--port", str(port))
    finally:
        taken.close()
    assert done.exit_code == 1 and f"Port {port} on 127.0.0.1 is in use" in done.output


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--host", "192.0.2.1", "--port", "0"), 1, "192.0.2.1 is not an address of this machine"),
        (("--token-file", "a", "--user-header", "X-User"), 2, "Either --token-file or --user-header"),
        (("--port", "70000"), 2, "less than or equal to 65535"),
    ],
)
def test_bad_options_are_told(options: tuple[str, ...], code: int, said: str) -> None:
    done = serve(*options)
    assert done.exit_code == code and said in " ".join(done.output.replace("│", " ").split())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--token-file", "no such file"), "cannot be read"),
        (("--user-header", "Cookie"), "no header for the name of a user"),
        (("--trusted-proxy", "somewhere"), "'somewhere' is no address"),
    ],
)
def test_bad_access_is_told(options: tuple[str, ...], said: str) -> None:
    done = serve(*options)
    assert isinstance(done.exception, AssistantError) and said in str(done.exception)


def test_a_stopped_server_leaves_in_order(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "ui", "--port", "0", "--store", str(tmp_path / "store")]
    server = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        address = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
        assert address
        with urllib.request.urlopen(f"{address[0]}gradio_api/heartbeat/abc", timeout=60) as open_page:
            assert open_page.readline() == b"data: ALIVE\n"
            server.send_signal(signal.SIGTERM)
            _, errors = server.communicate(timeout=GRACE - 5)  # it does not wait for the open page to go
    finally:
        server.kill()
    assert (server.returncode, errors) == (0, "")
