"""Where the register's values stand in its workbook, and what the cells may hold.

A value is a *part*: a field key of `fujidesk.domain.changes`, or for a half-year of a schedule one of
"plan.2022.1/phase", "plan.2022.1/departments" and "plan.2022.1/settled". Hidden cells carry the part keys
(row 1 and column A of each sheet), so that sheets can be renamed, rows sorted and columns inserted.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.fields import INDICATOR_FIELDS, LIST_FIELDS, TEXT_FIELDS, field_label
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord, ScheduleCell
from fujidesk.exchange.workbook_format import clean_text

FORMAT_VERSION = 1
"""Grows when older programs could not read what is written; they then refuse the workbook in a sentence."""
LIST_SHEET = "事業一覧"
IDENTITY_SHEET = "fujidesk"
PROPERTY_NAME = "fujidesk"
"""Name of the custom document property; its value is `register/<version>/<plan key>`."""
LIST_MARK = "fujidesk:list"
PROJECT_MARK = "fujidesk:project:"
IDENTITY_MARK = "fujidesk:register"
"""Marks in the hidden first cell of a sheet: the list, a project's sheet (followed by its number), the
identity."""
KEY_ROW = 1
KEY_COLUMN = 1
NUMBER_KEY = "number"
EVERY_HALF_YEAR = "*"
ENDED = "-"
"""What a cell shows where a project has ended, as the plan prints it; an empty cell says nothing at all."""
OPEN_WORD = "未確定"
DX_WORD = "○"
PHASE, DEPARTMENTS, SETTLED = "phase", "departments", "settled"
CODE_FIELDS = ("sogo_codes", "keiei_codes")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－ー─"), "-")

CellValue = str | int | float | None
"""What is written into a cell."""
Parts = Mapping[str, JsonValue]
"""Part key → value, each in the form in which it comes back from a cell."""


@dataclass(frozen=True)
class ListColumn:
    """A column of the list sheet: the part in it, its heading, its width in column units and its look."""

    part: str
    heading: str
    width: float
    look: str = "fd_list"


def list_columns(profile: PlanProfile) -> tuple[ListColumn, ...]:
    """Return the columns of the list sheet after the hidden key column, left to right.

    Together they fill A4 landscape at a readable size; a phase takes three characters a half-year.
    """
    phases = (ListColumn(cell_part("plan", when, PHASE), when.label, 3.1, "fd_phase")
              for when in profile.half_years)  # fmt: skip
    return (
        ListColumn(NUMBER_KEY, "番号", 7.5, "fd_list_code"),
        ListColumn("title", profile.project_name, 27),
        ListColumn("departments", profile.words.department, 19),
        ListColumn("category", "分類", 5.5, "fd_list_code"),
        *(column for column in _OPTIONAL if _is_listed(column.part, profile)),
        *phases,
        ListColumn("indicator.text", "施策指標等", 28),
        ListColumn("summary", "要約", 28),
    )


_OPTIONAL = (
    ListColumn("is_dx", "DX", 4, "fd_list_code"),
    ListColumn("page", "頁", 5, "fd_number"),
    ListColumn("sogo_codes", "総合計画\n施策番号", 9, "fd_list_code"),
    ListColumn("keiei_codes", "行政経営\nプラン\n取組番号", 9, "fd_list_code"),
)
"""Columns that not every plan has."""


def _is_listed(part: str, profile: PlanProfile) -> bool:
    """Tell whether a plan has a column: a mark or codes that its sheets have."""
    if part == "is_dx":
        return profile.has_dx
    return part not in CODE_FIELDS or profile.has_field(part)


def cell_part(kind: str, when: HalfYear, aspect: str) -> str:
    """Return the part key of one aspect (phase, departments, settled) of a half-year."""
    return f"{kind}.{when.fiscal_year}.{when.half}/{aspect}"


def known_parts(profile: PlanProfile) -> frozenset[str]:
    """Return all part keys that a workbook of this plan may carry.

    A key of another plan, or of half-years that this one has not, is passed over when reading.
    """
    cells = {
        cell_part(kind, when, aspect)
        for kind in ("plan", "actual")
        for when in profile.half_years
        for aspect in (PHASE, DEPARTMENTS, SETTLED)
    }
    actions = {f"action.{year}" for year in profile.fiscal_years}
    simple = {*TEXT_FIELDS, *LIST_FIELDS, *INDICATOR_FIELDS, "category", "is_dx", "page"}
    return frozenset(cells | actions | simple)


def parts_of(record: ProjectRecord) -> dict[str, JsonValue]:
    """Return a project's values as they come back from the cells they are written into.

    Cells lose what a text may have at its ends, and names are parted by marks: comparing with these values,
    and not the stored ones, keeps an untouched workbook free of differences.
    """
    parts: dict[str, JsonValue] = {name: clean_text(getattr(record, name)) for name in TEXT_FIELDS}
    parts |= {name: clean_list(getattr(record, name)) for name in LIST_FIELDS}
    parts |= {name: clean_codes(", ".join(getattr(record, name))) for name in CODE_FIELDS}
    parts |= {"category": record.category.value, "is_dx": record.is_dx, "page": record.page}
    target = record.indicator
    parts |= {
        "indicator.text": clean_text(target.text),
        "indicator.figure": None if target.figure is None else plain_figure(target.figure),
        "indicator.unit": clean_text(target.unit),
        "indicator.direction": None if target.direction is None else target.direction.value,
        "indicator.due_year": target.due_year,
    }
    for kind, cells in (("plan", record.schedule), ("actual", record.actual)):
        for cell in cells:
            parts |= _parts_of_cell(kind, cell)
    return parts | {f"action.{year}": clean_text(text) for year, text in record.yearly_actions.items()}


def _parts_of_cell(kind: str, cell: ScheduleCell) -> dict[str, JsonValue]:
    """Return a half-year as its three parts.

    An ended half-year is "-", so that it is told from one of which nothing is said.
    """
    return {
        cell_part(kind, cell.when, PHASE): ENDED if cell.phase is None else cell.phase,
        cell_part(kind, cell.when, DEPARTMENTS): clean_list(cell.departments),
        cell_part(kind, cell.when, SETTLED): cell.settled,
    }


def default_of(part: str) -> JsonValue:
    """Return the value of a part that a project does not have: what an empty cell says.

    Emptying a cell therefore takes a value away, and a half-year is settled unless something says otherwise.
    """
    _, _, aspect = part.partition("/")
    if aspect:
        empty: dict[str, JsonValue] = {PHASE: None, DEPARTMENTS: [], SETTLED: True}
        return empty[aspect]
    if part in LIST_FIELDS:
        return []
    if part == "is_dx":
        return False
    no_value = ("page", "category", "indicator.figure", "indicator.direction", "indicator.due_year")
    return None if part in no_value else ""


def clean_list(items: tuple[str, ...]) -> list[JsonValue]:
    """Return the items of a list value as one cell gives them back: split at the marks between items."""
    return list(split_items("、".join(items)))


def clean_codes(text: str) -> list[JsonValue]:
    """Return the codes of a cell in half-width characters; a dash alone says that there is none."""
    return [code for item in split_items(text) if (code := plain(item)) not in ("", ENDED)]


def plain(text: str) -> str:
    """Return a code or figure in half-width characters without spaces, with one kind of dash."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())


def split_items(text: str) -> Iterator[str]:
    """Yield the items of a cell; 、 ，, ; and line breaks stand between items.

    Offices use any of them; empty items between two marks are passed over.
    """
    for mark in "，,；;\n":
        text = text.replace(mark, "、")
    for item in text.split("、"):
        if cleaned := clean_text(item):
            yield cleaned


def plain_figure(figure: Decimal) -> str:
    """Return a figure without exponent and without zeros at the end (30.0 and 30 are the same target)."""
    if not figure.is_finite():
        return str(figure)
    text = format(figure, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def digest(value: JsonValue) -> str:
    """Return a short fingerprint of a part's value, to tell later whether its cell was edited.

    40 bits: that an edited value has the fingerprint of the old one happens once in 10^12 times.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def part_label(part: str) -> str:
    """Return the Japanese name of a part, in the words of the plan document."""
    field, _, aspect = part.partition("/")
    names = {PHASE: "の段階", DEPARTMENTS: "の部署", SETTLED: f"の{OPEN_WORD}"}
    return field_label(field) + names.get(aspect, "")
