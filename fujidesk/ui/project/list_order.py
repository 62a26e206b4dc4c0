"""The list's filter and order as 前 and 次 follow it.

Knows nothing of Qt. A project that the filter hides may still be open; the way on then leads to the first
one.
"""

from collections.abc import Sequence


class ListOrder:
    """Numbers in the order of the list, and who stands next to whom."""

    def __init__(self) -> None:
        self._numbers: list[str] = []
        self._places: dict[str, int] = {}

    def set_numbers(self, numbers: Sequence[str]) -> None:
        """Take over the list's filter and order."""
        self._numbers = list(numbers)
        self._places = {number: place for place, number in enumerate(self._numbers)}

    def __len__(self) -> int:
        """Return how many projects the list shows."""
        return len(self._numbers)

    def place(self, number: str) -> int | None:
        """Return the place of a number, 1 for the first; None when it is not in the list."""
        found = self._places.get(number)
        return None if found is None else found + 1

    def beside(self, number: str, step: int) -> str | None:
        """Return the number `step` places further (-1: before); None at the ends.

        From a number that is not in the list the way on leads to its first one.
        """
        found = self._places.get(number)
        if found is None:
            return self._numbers[0] if self._numbers and step > 0 else None
        wanted = found + step
        return self._numbers[wanted] if 0 <= wanted < len(self._numbers) else None
