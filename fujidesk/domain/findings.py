"""What a check of the database found."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters."""

    FAULT = "fault"
    """The file or its content is not as it must be."""
    OPEN = "open"
    """The office has something to decide; the file is sound."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence of a check. number: the project that it is about, "" for the whole file."""

    severity: Severity
    text: str
    number: str = ""

    def __str__(self) -> str:
        """The sentence."""
        return self.text
