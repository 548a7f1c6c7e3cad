"""What can go wrong with a store, as errors for people."""

from __future__ import annotations

from corpus.errors import AssistantError


class StoreError(AssistantError):
    """The store cannot be opened, read or written."""


class WrongModel(StoreError):
    """The store was written with another embedding model."""


class StoreBusy(StoreError):
    """Another process is writing to the store."""


class DamagedIndex(StoreError):
    """The vectors or the words cannot be used. Nothing is lost: they are made anew from the catalogue."""
