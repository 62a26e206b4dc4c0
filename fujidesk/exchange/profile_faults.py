"""Collects what is wrong in a profile, so that whoever writes one reads all of it at once."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from fujidesk.errors import UserError
from fujidesk.exchange.datafile import Entry

_Read = TypeVar("_Read")


class ProfileError(UserError):
    """A profile that cannot be used. faults: a sentence each, with the place; its text is the first."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        rest = f"（ほかにも {len(faults) - 1} 件あります）" if len(faults) > 1 else ""
        super().__init__(f"{faults[0]}{rest}")


class Faults:
    """The faults found so far, in the order of reading."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def take(self, read: Callable[[], _Read], instead: _Read) -> _Read:
        """Return what `read` gives; where it refuses, keep the sentence and return what stands in for it."""
        try:
            return read()
        except UserError as error:
            self.add(str(error))
            return instead

    def each(self, items: Iterable[Entry], read: Callable[[Entry], _Read]) -> tuple[_Read, ...]:
        """Return what `read` gives of every item; an item that it refuses is left out and its fault kept."""
        found = []
        for item in items:
            try:
                found.append(read(item))
            except UserError as error:
                self.add(str(error))
        return tuple(found)

    def add(self, sentence: str) -> None:
        """Keep a fault; one that was found before is not kept again."""
        if sentence not in self._found:
            self._found.append(sentence)

    def refuse(self) -> None:
        """Refuse the profile if anything was found.

        Raises:
            ProfileError: with all faults.
        """
        if self._found:
            raise ProfileError(tuple(self._found))
