"""A reranker reorders the best passages and sentences; scores keep their meaning."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hashed_words import HashedWords
from hypothesis import given
from hypothesis import strategies as st

from assistant import Assistant
from assistant.settings import Settings
from index.embedding import ModelError, SentenceTransformerEmbedder
from index.reranking import CrossEncoderReranker, reordered
from index.retrieval import best_sentences, search
from index.store import Store

numbers = st.floats(allow_nan=False, allow_infinity=False)


class Prefers:
    """Wants one word and nothing else."""

    def __init__(self, word: str) -> None:
        self.word = word

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """1 for a text with the word."""
        return [float(self.word in text) for text in texts]


def filled(folder: Path, reranker: Prefers | None = None) -> Store:
    for name in ("tin", "zinc", "lead"):
        path = folder / "files" / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Exports of {name} rose in June. Chile bought {name}.", encoding="utf-8")
    store = Store(folder / "store", HashedWords(), reranker=reranker)
    store.add([folder / "files"])
    return store


def test_the_reranker_has_the_last_word(tmp_path: Path) -> None:
    plain = filled(tmp_path)
    before = search(plain, "exports of tin")
    plain.close()
    store = filled(tmp_path, Prefers("zinc"))
    after = search(store, "exports of tin")
    assert before[0].document.name == "tin.txt"
    assert after[0].document.name == "zinc.txt"
    assert [passage.score for passage in after] == [passage.score for passage in before]
    assert {passage.document.name for passage in after} == {passage.document.name for passage in before}
    store.close()


def test_it_chooses_sentences_too(tmp_path: Path) -> None:
    store = filled(tmp_path, Prefers("Chile bought lead"))
    best = best_sentences(store, "exports of tin")[0]
    assert best.passage.document.text[best.span.start : best.span.end] == "Chile bought lead."
    store.close()


@given(st.lists(st.tuples(numbers, numbers), max_size=30))
def test_each_place_is_given_once_and_scores_fall(pairs: list[tuple[float, float]]) -> None:
    best = sorted((score for score, _ in pairs), reverse=True)
    said = [word for _, word in pairs]
    again = reordered(best, said)
    assert [score for score, _ in again] == best
    assert sorted(place for _, place in again) == list(range(len(pairs)))
    assert [said[place] for _, place in again] == sorted(said, reverse=True)


@pytest.mark.parametrize("classes", [1, 2])
def test_a_real_cross_encoder_is_asked(tmp_path: Path, classes: int) -> None:
    folder = cross_encoder(tmp_path / "model", classes)
    scores = CrossEncoderReranker(str(folder)).scores("tin exports", ["Tin left Peru.", "It rained."])
    assert len(scores) == 2
    assert scores[0] != scores[1]
    with Assistant.open(tmp_path / "store", Settings(reranker=str(folder))) as assistant:
        (tmp_path / "tin.txt").write_text("Peru exported 5 t of tin in May 2024.", encoding="utf-8")
        assistant.add(tmp_path / "tin.txt")
        assert assistant.ask("How much tin did Peru export in May 2024?").text.count("5 t") >= 1


def test_a_missing_one_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(ModelError, match="no model 'no/such-reranker'"):
        Assistant.open(tmp_path / "store", Settings(reranker="no/such-reranker"))


def cross_encoder(folder: Path, classes: int) -> Path:
    """A tiny one with weights by chance, and the words of the default model."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    words = SentenceTransformerEmbedder().folder
    torch.manual_seed(7)
    shape = BertConfig(
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        num_labels=classes,
        initializer_range=1.0,
    )
    BertForSequenceClassification(shape).save_pretrained(folder)
    for path in words.glob("*token*"):
        shutil.copy(path, folder)
    shutil.copy(words / "vocab.txt", folder)
    return folder
