"""A BERT sentence encoder built from its published weights, run by OpenVINO.

It gives the vectors of `SentenceTransformer.encode` (cosine at least 0.9999, a test compares them) in a
fraction of the time, see `eval.benchmarks.embedding`, and without the seconds that importing torch takes. The
layers are those of BERT (Devlin et al., 2019), the mean over the words and the length of 1 those of
Sentence-BERT (Reimers and Gurevych, 2019).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from openvino import Core, Model, Node
    from tokenizers import Tokenizer

BATCH_PIECES = 1_536
"""Word pieces computed at once. Of 512 to 8,192 the quickest on two cores, where more fall out of the
processor's cache (`eval.benchmarks.embedding`)."""
STEP = 8
"""Texts are filled up to a multiple of this many word pieces, so that few shapes have to be prepared."""


class BertEncoder:
    """Texts to unit vectors. Not for two threads at a time."""

    def __init__(self, folder: Path, window: int) -> None:
        """Raises `ValueError` when the folder holds another kind of model, see `fits`."""
        if not fits(folder):
            raise ValueError(f"{folder} is no BERT encoder that takes the mean over the words.")
        core = _runtime()
        core.set_property(
            "CPU", {"INFERENCE_PRECISION_HINT": _precision(core), "PERFORMANCE_HINT": "LATENCY"}
        )
        self._request = core.compile_model(_graph(folder), "CPU").create_infer_request()
        self._tokenizer = _tokenizer(folder, window)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimension); a text longer than the window is cut off there."""
        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        vectors: dict[int, NDArray[np.float32]] = {}
        for places in _batches([len(ids) for ids in pieces]):
            found = self._request.infer(_filled([pieces[place] for place in places]))[0]
            vectors |= zip(places, np.array(found), strict=True)
        return np.stack([vectors[place] for place in range(len(pieces))])


def fits(folder: Path) -> bool:
    """Whether a folder holds a BERT encoder with absolute positions, mean pooling and unit vectors."""
    config, pooling = _json(folder / "config.json"), _json(folder / "1_Pooling" / "config.json")
    modules = _json(folder / "modules.json")
    kinds = [str(module.get("type", "")).rsplit(".", 1)[-1] for module in modules] if modules else []
    return (
        (folder / "model.safetensors").is_file()
        and config.get("model_type") == "bert"
        and config.get("hidden_act") == "gelu"
        and config.get("position_embedding_type", "absolute") == "absolute"
        and [mode for mode, on in pooling.items() if mode.startswith("pooling_mode") and on is True]
        == ["pooling_mode_mean_tokens"]
        and kinds == ["Transformer", "Pooling", "Normalize"]
    )


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _runtime() -> Core:
    """OpenVINO without its converter of models, whose import would be reported over the network."""
    converter = "openvino.tools.ovc"
    hidden = sys.modules.setdefault(converter, None) is None  # type: ignore[arg-type]
    try:
        from openvino import Core
    finally:
        if hidden:
            del sys.modules[converter]
    return Core()


def _precision(core: Core) -> str:
    """Half the bits where the processor multiplies them natively: three times as quick, cosine 0.99998."""
    return "bf16" if "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES") else "f32"


def _tokenizer(folder: Path, window: int) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(window + 2)  # start and end marks
    return tokenizer


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of texts of similar length, at most `BATCH_PIECES` together."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _filled(pieces: Sequence[Sequence[int]]) -> dict[str, NDArray[Any]]:
    """Texts filled up to one length, and a mask that is 1 where there is text."""
    width = -(-max(map(len, pieces)) // STEP) * STEP
    ids = np.zeros((len(pieces), width), dtype=np.int32)
    mask = np.zeros((len(pieces), width), dtype=np.float32)
    for row, text in enumerate(pieces):
        ids[row, : len(text)] = text
        mask[row, : len(text)] = 1
    return {"ids": ids, "mask": mask}


@dataclass(frozen=True)
class _Layers:
    """The weights by name, as parts of a graph."""

    weights: dict[str, NDArray[np.float32]]
    epsilon: float

    def constant(self, name: str) -> Node:
        from openvino import opset13

        return opset13.constant(self.weights[name])

    def linear(self, states: Node, name: str) -> Node:
        from openvino import opset13

        product = opset13.matmul(states, self.constant(f"{name}.weight"), False, True)
        return opset13.add(product, self.constant(f"{name}.bias"))

    def normed(self, states: Node, name: str) -> Node:
        from openvino import opset13

        even = opset13.mvn(states, _axes(2), True, self.epsilon, "inside_sqrt")
        scaled = opset13.multiply(even, self.constant(f"{name}.LayerNorm.weight"))
        return opset13.add(scaled, self.constant(f"{name}.LayerNorm.bias"))


def _graph(folder: Path) -> Model:
    """From word pieces (texts, pieces) and their mask to unit vectors (texts, dimension)."""
    from openvino import Model
    from openvino import opset13 as ops
    from safetensors.numpy import load_file

    config = _json(folder / "config.json")
    layers = _Layers(load_file(folder / "model.safetensors"), config["layer_norm_eps"])
    ids = ops.parameter([-1, -1], np.int32, name="ids")
    mask = ops.parameter([-1, -1], np.float32, name="mask")
    unseen = ops.multiply(ops.subtract(mask, np.float32(1)), np.float32(1e9))
    unseen = ops.unsqueeze(unseen, _axes(1, 2))  # (texts, heads, asking, asked)
    states = _embedded(layers, ids)
    for number in range(config["num_hidden_layers"]):
        name = f"encoder.layer.{number}"
        seen = _attended(layers, states, unseen, f"{name}.attention.self", config["num_attention_heads"])
        seen = layers.linear(seen, f"{name}.attention.output.dense")
        states = layers.normed(ops.add(seen, states), f"{name}.attention.output")
        wide = ops.gelu(layers.linear(states, f"{name}.intermediate.dense"), "erf")
        narrow = layers.linear(wide, f"{name}.output.dense")
        states = layers.normed(ops.add(narrow, states), f"{name}.output")
    total = ops.reduce_sum(ops.multiply(states, ops.unsqueeze(mask, _axes(2))), _axes(1), False)
    return Model([ops.normalize_l2(total, _axes(1), 1e-12, "max")], [ids, mask], "bert")


def _embedded(layers: _Layers, ids: Node) -> Node:
    """Words with their places; all of a text are of its first kind (`token_type` 0)."""
    from openvino import opset13 as ops

    name = "embeddings"
    places = layers.weights[f"{name}.position_embeddings.weight"]
    places = places + layers.weights[f"{name}.token_type_embeddings.weight"][0]
    width = ops.gather(ops.shape_of(ids), _axes(1), _axes(0))
    placed = ops.slice(ops.constant(places), _axes(0), width, _axes(1), _axes(0))
    words = ops.gather(layers.constant(f"{name}.word_embeddings.weight"), ids, _axes(0))
    return layers.normed(ops.add(words, ops.unsqueeze(placed, _axes(0))), name)


def _attended(layers: _Layers, states: Node, unseen: Node, name: str, heads: int) -> Node:
    """What each word takes from the others, head by head."""
    from openvino import opset13 as ops

    def parted(part: str) -> Node:
        projected = layers.linear(states, f"{name}.{part}")
        size = layers.weights[f"{name}.{part}.bias"].size // heads
        return ops.transpose(ops.reshape(projected, _axes(0, 0, heads, size), True), _axes(0, 2, 1, 3))

    seen = ops.scaled_dot_product_attention(parted("query"), parted("key"), parted("value"), unseen)
    return ops.reshape(ops.transpose(seen, _axes(0, 2, 1, 3)), _axes(0, 0, -1), True)


def _axes(*axes: int) -> Node:
    from openvino import opset13

    return opset13.constant(np.array(axes, dtype=np.int64))
