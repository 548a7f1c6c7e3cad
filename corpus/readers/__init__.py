"""One module per file format, each with one function `read(data, name) -> Content`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from corpus.content import Reader

_MODULES: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "text",
        ".md": "markdown",
        ".markdown": "markdown",
        ".html": "html",
        ".htm": "html",
        ".pdf": "pdf",
        ".docx": "docx",
        ".csv": "delimited",
        ".tsv": "delimited",
        ".xlsx": "xlsx",
    }
)

SUFFIXES: tuple[str, ...] = tuple(_MODULES)
"""The file name endings that can be read, in lower case."""


def reader_for(suffix: str) -> Reader | None:
    """The reader of a file name ending, None where there is none. Its module is imported on first use."""
    module = _MODULES.get(suffix.lower())
    return cast(Reader, import_module(f"corpus.readers.{module}").read) if module else None
