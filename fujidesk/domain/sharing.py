"""Shares the width of a table out to its columns."""

from collections.abc import Sequence

_HALVINGS = 40
"""Of the search for the scale of the weights; leaves less than a millionth of the width."""


def shared(
    width: float, weights: Sequence[float], least: Sequence[float], most: Sequence[float]
) -> list[float]:
    """Share a width out by weight between the least and the most that each column needs.

    What columns do not need goes to those that do; what nobody needs goes to all by weight.
    """
    most = [max(pair) for pair in zip(least, most, strict=True)]
    if sum(least) >= width:
        return [value * width / sum(least) for value in least]
    spare = width - sum(most)
    if spare >= 0:
        return [value + spare * weight / sum(weights) for value, weight in zip(most, weights, strict=True)]
    low, high = 0.0, width
    for _ in range(_HALVINGS):
        scale = (low + high) / 2
        found = _scaled(scale, weights, least, most)
        low, high = (scale, high) if sum(found) < width else (low, scale)
    return _scaled(low, weights, least, most)


def _scaled(
    scale: float, weights: Sequence[float], least: Sequence[float], most: Sequence[float]
) -> list[float]:
    """Return each weight scaled, within its bounds."""
    return [
        min(max(weight * scale, low), high) for weight, low, high in zip(weights, least, most, strict=True)
    ]
