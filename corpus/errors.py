"""Errors that a person reads: what came, what is allowed, what to do next."""

from __future__ import annotations

from pathlib import Path


class AssistantError(Exception):
    """Base of every error this product raises on purpose.

    The message has three parts, each one sentence: what came, what is allowed, what to do next.
    """

    def __init__(self, came: str, allowed: str = "", next_step: str = "") -> None:
        self.came = came
        self.allowed = allowed
        self.next_step = next_step
        super().__init__(" ".join(part for part in (came, allowed, next_step) if part))


class UnreadableFile(AssistantError):
    """A file from which no document could be made; other files are not affected."""

    def __init__(self, path: Path | str, came: str, allowed: str = "", next_step: str = "") -> None:
        self.path = Path(path)
        super().__init__(came, allowed, next_step)
