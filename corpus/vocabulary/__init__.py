"""Checked data about trade and the way it is written. One fact a line; `#` starts a comment."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of a vocabulary file, without comments and blank lines."""
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return tuple(line for raw in text.splitlines() if (line := raw.strip()) and not line.startswith("#"))


@cache
def records(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file of the vocabulary, by column name."""
    return tuple(csv.DictReader(lines(name)))


@cache
def forms(name: str) -> tuple[tuple[str, ...], ...]:
    """For every entry of a file all its written forms, its name first."""
    if name.endswith(".csv"):
        return tuple(
            (row["name"], *(form for form in row["forms"].split("|") if form)) for row in records(name)
        )
    return tuple(tuple(form.strip() for form in line.split(",")) for line in lines(name))
