"""The least value of a smooth function in a box."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from quizapp.memory.histories import Flags, Floats

Target = Callable[[Floats], tuple[float, Floats]]

_MEMORY = 10
_ENOUGH = 1e-4  # of the descent that the slope promises (Armijo's condition)
_STOP = 1e-6
_HALVINGS = 20
_CURVED = 1e-10


@dataclass(frozen=True, slots=True)
class Box:
    """Where a place may be.

    Attributes:
        scale: How far each coordinate moves for the move to count as one.
    """

    lowest: Floats
    highest: Floats
    scale: Floats

    def hold(self, place: Floats) -> Floats:
        """Return the place in the box that is nearest."""
        return np.clip(place, self.lowest, self.highest)

    def free(self, place: Floats, slope: Floats) -> Flags:
        """Tell which coordinates can go down: not those pressed to a wall."""
        low, high = place <= self.lowest, place >= self.highest
        return ~(low & (slope > 0)) & ~(high & (slope < 0))


@dataclass(frozen=True, slots=True)
class _Spot:
    place: Floats
    value: float
    slope: Floats


def descend(
    target: Target, start: Floats, box: Box, *, rounds: int
) -> Iterator[Floats]:
    """Yield better and better places until they hardly differ.

    It is the limited-memory BFGS method (Nocedal & Wright, Numerical Optimization,
    2nd ed., algorithm 7.4), projected on the box: a coordinate at its bound is left
    there while the slope points out.
    """
    begin = box.hold(start)
    spot = _Spot(begin, *target(begin))
    steps: deque[tuple[Floats, Floats]] = deque(maxlen=_MEMORY)
    for _ in range(rounds):
        yield spot.place
        free = box.free(spot.place, spot.slope)
        way = _direction(spot.slope * box.scale, free, steps) * box.scale
        found = _searched(target, spot, way, box)
        if found is None:
            if not steps:
                break
            steps.clear()  # the curvature misled: begin anew, straight down
            continue
        moved = (found.place - spot.place) / box.scale
        turned = (found.slope - spot.slope) * box.scale
        if moved @ turned > _CURVED:
            steps.append((moved, turned))
        gained, spot = spot.value - found.value, found
        if gained < _STOP * max(abs(spot.value), 1.0):
            break
    yield spot.place


def _direction(
    slope: Floats, free: Flags, steps: deque[tuple[Floats, Floats]]
) -> Floats:
    """Return the way down: the slope, bent by the curvature that was met."""
    way = np.where(free, slope, 0.0)
    parts = []
    for moved, turned in reversed(steps):
        part = (moved @ way) / (moved @ turned)
        way = way - part * turned
        parts.append(part)
    if steps:
        moved, turned = steps[-1]
        way = way * ((moved @ turned) / (turned @ turned))
    else:
        way = way / max(float(np.linalg.norm(way)), 1.0)
    for (moved, turned), part in zip(steps, reversed(parts), strict=True):
        way = way + moved * (part - (turned @ way) / (moved @ turned))
    return -np.where(free, way, 0.0)


def _searched(target: Target, spot: _Spot, way: Floats, box: Box) -> _Spot | None:
    """Return the first place along the way that is enough lower, if there is one."""
    length = 1.0
    for _ in range(_HALVINGS):
        there = box.hold(spot.place + length * way)
        promised = float(spot.slope @ (there - spot.place))
        value, slope = target(there)
        if promised < 0 and value <= spot.value + _ENOUGH * promised:
            return _Spot(there, value, slope)
        length /= 2
    return None
