"""How far people agree who coded the same apart: Krippendorff's alpha, Cohen's kappa, field by field."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

Label = tuple[str, str, str, str]  # coder, item, field, label
COLUMNS = ("field", "coders", "items", "agreed", "alpha", "kappa")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of a field and some coders: on how many items more than one spoke, the share on which all say the same, and the
    measures that allow for chance. `alpha` and `kappa` are None where all labels are one: chance explains that too.
    `kappa` is for two coders; over more it is the mean of all pairs."""

    field: str
    coders: tuple[str, ...]
    items: int
    agreed: float
    alpha: float | None
    kappa: float | None


def agreement(labels: Iterable[Label]) -> list[Agreement]:
    """The agreement on each field, all coders together and then each two."""
    by_field: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        by_field[label[2]].append(label)
    found = []
    for field, some in by_field.items():
        coders = sorted({label[0] for label in some})
        groups = [tuple(coders), *(combinations(coders, 2) if len(coders) > 2 else ())]
        found += [one for group in groups if (one := among(field, group, some))]
    return found


def among(field: str, coders: Sequence[str], labels: Iterable[Label]) -> Agreement | None:
    """The agreement of some coders on a field; None where no two of them coded the same item."""
    items: dict[str, dict[str, str]] = defaultdict(dict)
    for coder, item, _, label in labels:
        if coder in coders:
            items[item][coder] = label
    shared = {item: said for item, said in items.items() if len(said) > 1}
    if not shared:
        return None
    agreed = sum(len(set(said.values())) == 1 for said in shared.values()) / len(shared)
    triples = [(coder, item, label) for item, said in shared.items() for coder, label in said.items()]
    pairs = [kappa(a, b, shared) for a, b in combinations(coders, 2)]
    measured = [one for one in pairs if one is not None]
    mean = sum(measured) / len(measured) if measured else None
    return Agreement(field, tuple(coders), len(shared), agreed, alpha(triples), mean)


def alpha(triples: list[tuple[str, str, str]]) -> float | None:
    """Krippendorff's alpha for labels without order."""
    if len({label for _, _, label in triples}) < 2:
        return None
    return float(task(triples).alpha())


def kappa(one: str, other: str, items: dict[str, dict[str, str]]) -> float | None:
    """Cohen's kappa of two coders on what both coded."""
    both = [(item, said) for item, said in items.items() if one in said and other in said]
    triples = [(coder, item, said[coder]) for item, said in both for coder in (one, other)]
    if len({label for _, _, label in triples}) < 2:
        return None
    return float(task(triples).kappa_pairwise(one, other))


def task(triples: list[tuple[str, str, str]]) -> Any:
    from nltk.metrics.agreement import AnnotationTask

    return AnnotationTask(data=triples)


def as_csv(found: Iterable[Agreement]) -> str:
    """A table of it: a row for each field and group of coders."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in found:
        measures = ("" if value is None else f"{value:.4f}" for value in (one.agreed, one.alpha, one.kappa))
        writer.writerow([one.field, "; ".join(one.coders), one.items, *measures])
    return out.getvalue()
