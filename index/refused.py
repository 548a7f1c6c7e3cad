"""Files that were refused when they were last added: remembered until they are added or forgotten."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select

from index import schema
from index.catalogue import Catalogue

_failures = schema.failures


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file from which nothing was added the last time, the reason for people, and when that was (UTC)."""

    path: Path
    reason: str
    when: datetime

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON values. The folder is not told: a reader of the page need not know it."""
        return {"name": self.path.name, "reason": self.reason, "when": self.when.isoformat()}


class RefusedFiles:
    """The refused files of one catalogue. Every method is one transaction and may raise `StoreError`.

    They do not raise the catalogue's version: nothing that is searched has changed. A file that is put into
    the catalogue is forgotten there.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def all(self) -> tuple[RefusedFile, ...]:
        """All of them, the one refused last first."""
        query = select(_failures).order_by(_failures.c.failed.desc(), _failures.c.path)
        with self._catalogue.engine.connect() as connection:
            return tuple(
                RefusedFile(Path(row.path), row.reason, datetime.fromisoformat(row.failed))
                for row in connection.execute(query)
            )

    def remember(self, path: Path, reason: str) -> None:
        """A file was refused now."""
        when = datetime.now(UTC).isoformat(timespec="microseconds")
        row = {"path": str(path), "reason": reason.encode("utf-8", "replace").decode(), "failed": when}
        with self._catalogue.writing.begin() as connection:
            connection.execute(delete(_failures).where(_failures.c.path == str(path)))
            connection.execute(insert(_failures).values(row))

    def forget(self, path: Path | None = None) -> None:
        """Forget a file, or all of them."""
        gone = delete(_failures)
        with self._catalogue.writing.begin() as connection:
            connection.execute(gone if path is None else gone.where(_failures.c.path == str(path)))

    def forget_missing(self, given: Collection[Path]) -> None:
        """Forget the files at or below these absolute paths that are no longer there."""
        above = set(given)
        for refused in self.all():
            if above & {refused.path, *refused.path.parents} and _is_gone(refused.path):
                self.forget(refused.path)


def _is_gone(path: Path) -> bool:
    try:
        return not path.exists()
    except OSError:  # it cannot be looked at, which tells nothing
        return False
