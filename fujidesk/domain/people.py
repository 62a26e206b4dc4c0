"""推進体制 (001, 1 and 2, 図表6-1): bodies with their members, leaders, advisors, training."""

from dataclasses import dataclass

from fujidesk.domain.office_record import OfficeRecord

ADVISORS = "advisor"
"""Body of 情報政策アドバイザー, outside experts by field."""
LEADERS = "leader"
"""Body of 情報化推進リーダー, one or more per department."""


@dataclass(frozen=True, slots=True)
class Member(OfficeRecord):
    """A post in a body with its term.

    body: key of a committee of the profile, `ADVISORS` or `LEADERS`. role: in the body (本部長, 委員).
    post: 職名 (総務部長). name: of the person, "" where only the post is kept. field: of an advisor.
    valid_from, valid_to: ISO dates of the term, both included; "" open. position: place in the list.
    """

    body: str
    role: str = ""
    post: str = ""
    name: str = ""
    department: str = ""
    field: str = ""
    valid_from: str = ""
    valid_to: str = ""
    position: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Training(OfficeRecord):
    """A training held for the leaders (001, 2.1). attendance: (department, people) pairs. day: ISO date."""

    fiscal_year: int
    day: str = ""
    theme: str = ""
    place: str = ""
    lecturer: str = ""
    attendance: tuple[tuple[str, int], ...] = ()
    note: str = ""
