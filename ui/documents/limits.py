"""How much may be uploaded at once."""

from __future__ import annotations

MAX_FILES = 200
MAX_FILE_MB = 20
MAX_TOTAL_MB = 200
MB = 1_000_000
"""Bytes of a megabyte, as file managers count them."""
