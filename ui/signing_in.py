"""Tokens and what they open: the token file, sessions of those who signed in, and how often one may try."""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
import stat
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping
from pathlib import Path

from corpus.errors import AssistantError

SHORTEST_TOKEN = 24
SESSION_SECONDS = 12 * 3600
"""So long after his last request somebody stays signed in."""
TRIES, TRY_SECONDS = 10, 60
"""So many wrong tokens in so many seconds are answered to one address."""
_MOST = 10_000
"""Sessions, and addresses with wrong tokens, that are remembered."""

_log = logging.getLogger(__name__)


class BadTokenFile(AssistantError):
    """The file with the tokens cannot be used."""


class TooManyTries(AssistantError):
    """Too many wrong tokens came from one address."""


def read_tokens(path: Path) -> dict[str, bytes]:
    """The SHA-256 of each token by the name of its holder, from lines like `ada: token`; # begins a comment.

    Logs a warning when others than the file's owner may read it. Raises `BadTokenFile`.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        others = path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise _bad(f"The token file {path} cannot be read: {reason}.") from error
    tokens: dict[str, bytes] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, colon, token = (part.strip() for part in line.partition(":"))
        if not (name and colon and token):
            raise _bad(f"Line {number} of the token file {path} is not a name and a token.")
        if len(token) < SHORTEST_TOKEN or len(token.split()) > 1 or not token.isascii():
            raise _bad(
                f"The token of {name!r} in line {number} of {path} is shorter than {SHORTEST_TOKEN} "
                "characters, or holds spaces or other than ASCII characters."
            )
        if name in tokens or _digest(token) in tokens.values():
            raise _bad(f"Line {number} of the token file {path} repeats a name or a token.")
        tokens[name] = _digest(token)
    if not tokens:
        raise _bad(f"The token file {path} holds no token.")
    if others:
        _log.warning("Others on this machine can read the tokens in %s. Close it with: chmod 600", path)
    return tokens


class SignIns:
    """Who holds which token, and who is signed in. Only hashes are kept. Safe to use from several threads."""

    def __init__(self, tokens: Mapping[str, bytes], clock: Callable[[], float] = time.monotonic) -> None:
        self._tokens = dict(tokens)
        self._clock = clock
        self._lock = threading.Lock()
        self._sessions: OrderedDict[bytes, tuple[str, float]] = OrderedDict()
        self._wrong: OrderedDict[str, deque[float]] = OrderedDict()

    def name_of(self, token: str, address: str) -> str:
        """The holder of a token, empty for a wrong one.

        Raises `TooManyTries` after too many wrong ones from the address, whatever comes then.
        """
        with self._lock:
            self._check_tries(address)
            digest, found = _digest(token), ""
            for name, held in self._tokens.items():  # all of them, so that time tells nothing
                if hmac.compare_digest(held, digest):
                    found = name
            if not found:
                self._note_wrong(address)
            return found

    def begin(self, name: str) -> str:
        """Sign somebody in; the secret that his cookie holds."""
        secret = secrets.token_urlsafe(32)
        with self._lock:
            self._sessions[_digest(secret)] = (name, self._clock() + SESSION_SECONDS)
            while len(self._sessions) > _MOST:
                self._sessions.popitem(last=False)
        return secret

    def name_in_session(self, secret: str) -> str:
        """Who is signed in with the secret of a cookie, empty for nobody. Being asked keeps him signed in."""
        key, now = _digest(secret), self._clock()
        with self._lock:
            name, end = self._sessions.pop(key, ("", 0.0))
            if not name or end < now:
                return ""
            self._sessions[key] = (name, now + SESSION_SECONDS)
            return name

    def end(self, secret: str) -> None:
        """Sign out whoever holds the secret."""
        with self._lock:
            self._sessions.pop(_digest(secret), None)

    def _check_tries(self, address: str) -> None:
        tries = self._wrong.get(address)
        while tries and tries[0] <= self._clock() - TRY_SECONDS:
            tries.popleft()
        if tries and len(tries) >= TRIES:
            raise TooManyTries(
                f"{TRIES} wrong tokens came from your address within {TRY_SECONDS} seconds.",
                "After that none is looked at for a while.",
                f"Wait {TRY_SECONDS} seconds, then use the token that you were given.",
            )

    def _note_wrong(self, address: str) -> None:
        self._wrong.setdefault(address, deque()).append(self._clock())
        self._wrong.move_to_end(address)
        while len(self._wrong) > _MOST:
            self._wrong.popitem(last=False)


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()


def _bad(came: str) -> BadTokenFile:
    return BadTokenFile(
        came,
        f"Each line is a name, a colon and a token of {SHORTEST_TOKEN} or more characters: ada: 3vX...",
        "Make a token with: python -c 'import secrets; print(secrets.token_urlsafe(32))'",
    )
