"""Settings, from the environment (prefix ASSISTANT_) or given in code."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


def _default_store() -> Path:
    return user_data_path("trade-news-assistant", appauthor=False) / "store"


class Settings(BaseSettings):
    """Everything that can be set without writing code."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", extra="ignore")

    store: Path = Field(default_factory=_default_store, description="Folder that holds the documents.")
    model: str = Field(
        default="all-MiniLM-L6-v2",
        description="Embedding model: a folder, or a sentence-transformers model's name on this machine.",
    )
    reranker: str = Field(
        default="",
        description="Cross-encoder that looks again at the best passages: a folder or name; empty for none.",
    )
