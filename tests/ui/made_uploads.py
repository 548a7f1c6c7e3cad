"""Files as an upload leaves them, and adding them to the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from assistant import Assistant
from ui.documents import uploads

TIN = "---\ntitle: Tin leaves Peru\npublisher: Andes Metals\ndate: 2025-08-02\n---\n"
TIN += "Peru exported 310 tonnes of tin in May 2025."


def uploaded(folder: Path, number: int, name: str, text: str | bytes) -> Path:
    """A file as an upload leaves it: in a folder of its own."""
    (folder / f"upload{number}").mkdir(parents=True)
    path = folder / f"upload{number}" / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def added(assistant: Assistant, place: Path, *files: tuple[str, str | bytes], **more: Any) -> uploads.Adding:
    """The end of adding these files; none of them is left."""
    number = len(list(place.glob("upload*")))
    paths = [uploaded(place, number + at, name, text) for at, (name, text) in enumerate(files)]
    steps = list(uploads.add(assistant, paths, place / "places", **more))
    assert not any(path.exists() for path in paths)
    assert not [path for path in (place / "places").rglob("*") if path.is_file()]
    assert all(not step.finished for step in steps[:-1]) and steps[-1].finished
    return steps[-1]
