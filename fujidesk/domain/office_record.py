"""What all records have in common that the office keeps beside plan and survey."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """A record with a key of its own, which is never used again (`services.office_records`)."""

    key: str
