"""A number of a sentence with what kind of number it is."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.figures.figure import Direction, Role
from corpus.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a sentence with its role. `first`, `last`: its words. `base`: others are compared
    with it.
    """

    quantity: Quantity
    first: int
    last: int
    role: Role
    direction: Direction
    base: bool
    zero: bool = False
