"""Which projects a list shows: one filter for every tab that lists projects, and the keys lists sort by.

A filter is a value. It is applied to whole lists at once, so that 20,000 rows take a few milliseconds.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category, DepartmentRecord, ProjectRow
from fujidesk.domain.report_rows import mark_name
from fujidesk.domain.row_marks import NO_STATUS, NOTHING, char_of_mark, char_of_status, year_of_half
from fujidesk.domain.scoring import STANDING_NAMES, Standing
from fujidesk.domain.searching import fold, terms
from fujidesk.errors import UserError

ENDED = "-"
"""Mark of a half-year in which the project has ended, in `ProjectRow.phases` and in filters."""
NOT_GIVEN = " "
"""Mark of a half-year for which the plan gives no phase."""
NO_STATUS_WORD = STANDING_NAMES[Standing.UNANSWERED]

_SAMPLE = 32
_FIGURES = re.compile(r"\d+")
_AFTER_FIGURES = str.maketrans({ENDED: "8", NOT_GIVEN: "9"})


@dataclass(frozen=True)
class ProjectFilter:
    """What a list is narrowed to; an empty part does not narrow.

    policies "1" and measures "1.1" are codes. dx: True only DX, False only others, None both.
    departments: one of them must be in charge. phases: "1", "2", …, `ENDED` or `NOT_GIVEN`, met in the
    chosen half-year. open_only: only projects with a half-year that the plan leaves open.
    statuses: keys of 実施状況 ("running") or `NO_STATUS`; grades: marks of `domain.report_rows` ("A",
    "unevaluated"); both met in the fiscal year of the chosen half-year.
    text: words that must all occur, anywhere in the project's texts. numbers: only these projects, as a
    figure or mark elsewhere stands for them; caption: what they are (「令和4年度 評価 A」).
    running_only: only projects that neither rest nor have ended.
    """

    policies: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    dx: bool | None = None
    departments: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    open_only: bool = False
    text: str = ""
    numbers: tuple[str, ...] = ()
    caption: str = ""
    statuses: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    running_only: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is narrowed."""
        return self == _EMPTY or (not terms(self.text) and self == ProjectFilter(text=self.text))

    def apply(self, rows: Sequence[ProjectRow], at: int | None = None) -> list[ProjectRow]:
        """Return the rows that pass, in their order.

        Args:
            rows: what to choose from.
            at: index of the half-year whose phase counts (see `half_year_index`); None: any half-year.
        """
        found = self._within_levels(rows)
        if self.numbers:
            numbers = frozenset(self.numbers)
            found = [row for row in found if row.number in numbers]
        if self.categories:
            categories = frozenset(self.categories)
            found = [row for row in found if row.category in categories]
        if self.dx is not None:
            dx = self.dx
            found = [row for row in found if row.is_dx is dx]
        if self.departments:
            departments = frozenset(self.departments)
            found = [row for row in found if not departments.isdisjoint(row.departments)]
        if self.phases:
            found = _in_phases(found, frozenset(self.phases), at)
        if self.open_only:
            found = [row for row in found if "0" in row.settled]
        if self.running_only:
            found = [row for row in found if row.state is None]
        found = self._within_answers(found, year_of_half(at))
        for term in terms(self.text):
            found = _containing(found, term)
        return found

    def narrows(self, other: Self) -> bool:
        """Tell whether every row that passes this filter passes the other one too.

        True only where it is certain: same choices, and a text that goes on from the other's.
        """
        if self == other:
            return True
        mine, theirs = terms(self.text), terms(other.text)
        same = all(
            getattr(self, name) == getattr(other, name) for name in _PARTS if name != "text"
        )  # fmt: skip
        return same and all(any(old in new for new in mine) for old in theirs)

    def describe(self, profile: PlanProfile) -> str:
        """Return the filter as one line in the words of the plan, 「」 when nothing is narrowed."""
        top, bottom = profile.level_names[0], profile.level_names[-1]
        parts = [
            (self.caption or f"選んだ {len(self.numbers)} 事業") if self.numbers else "",
            f"{top} {'・'.join(self.policies)}" if self.policies else "",
            f"{bottom} {'・'.join(self.measures)}" if self.measures else "",
            "・".join(profile.category_name(category) for category in self.categories),
            {True: "DX", False: "DX以外", None: ""}[self.dx],
            "・".join(self.departments),
            f"段階 {'・'.join(phase_word(mark, profile) for mark in self.phases)}" if self.phases else "",
            "未確定あり" if self.open_only else "",
            "動いている事業" if self.running_only else "",
            f"状況 {'・'.join(status_word(key, profile) for key in self.statuses)}" if self.statuses else "",
            f"評価 {'・'.join(mark_name(mark) for mark in self.grades)}" if self.grades else "",
            f"「{self.text.strip()}」を含む" if terms(self.text) else "",
        ]
        return "、".join(part for part in parts if part)

    def to_values(self) -> dict[str, JsonValue]:
        """Return the parts that narrow as JSON values."""
        values: dict[str, JsonValue] = {}
        for name in _PARTS:
            value = getattr(self, name)
            if value != getattr(_EMPTY, name):
                values[name] = [str(item) for item in value] if isinstance(value, tuple) else value
        return values

    @classmethod
    def from_values(cls, values: JsonValue) -> Self:
        """Read what `to_values` gave; what a later version may have added is left out."""
        given: Mapping[str, JsonValue] = values if isinstance(values, dict) else {}
        dx = given.get("dx")
        known = {category.value for category in Category}
        return cls(
            policies=_texts(given.get("policies")),
            measures=_texts(given.get("measures")),
            categories=tuple(Category(word) for word in _texts(given.get("categories")) if word in known),
            dx=dx if isinstance(dx, bool) else None,
            departments=_texts(given.get("departments")),
            phases=_texts(given.get("phases")),
            open_only=given.get("open_only") is True,
            text=text if isinstance(text := given.get("text"), str) else "",
            numbers=_texts(given.get("numbers")),
            caption=caption if isinstance(caption := given.get("caption"), str) else "",
            statuses=_texts(given.get("statuses")),
            grades=_texts(given.get("grades")),
            running_only=given.get("running_only") is True,
        )

    def to_json(self) -> str:
        """Return the filter as JSON text, to be stored."""
        return json.dumps(self.to_values(), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote.

        Raises:
            UserError: the text is not a stored filter.
        """
        try:
            values = json.loads(text)
        except json.JSONDecodeError as error:
            raise UserError("保存された絞り込み条件を読めません。削除して、保存し直してください。") from error
        return cls.from_values(values)

    def _within_levels(self, rows: Sequence[ProjectRow]) -> list[ProjectRow]:
        """Return the rows under the chosen policies and measures."""
        found = list(rows)
        if self.policies:
            policies = frozenset(self.policies)
            found = [row for row in found if row.policy in policies]
        if self.measures:
            measures = frozenset(self.measures)
            found = [row for row in found if row.measure in measures]
        return found

    def _within_answers(self, rows: list[ProjectRow], year: int | None) -> list[ProjectRow]:
        """Return the rows with the chosen statuses and grades; year: place in the plan, None: in any year."""
        if self.statuses:
            wanted = frozenset(map(char_of_status, self.statuses))
            rows = [row for row in rows if _has(row.statuses, wanted, year)]
        if self.grades:
            wanted = frozenset(map(char_of_mark, self.grades))
            rows = [row for row in rows if _has(row.grades, wanted, year)]
        return rows


_EMPTY = ProjectFilter()
_PARTS = (
    "policies",
    "measures",
    "categories",
    "dx",
    "departments",
    "phases",
    "open_only",
    "text",
    "numbers",
    "caption",
    "statuses",
    "grades",
    "running_only",
)


def offered_departments(rows: Iterable[ProjectRow], known: Iterable[DepartmentRecord]) -> list[str]:
    """Return the departments in charge of any project: the known ones in their order, then others."""
    present = {name for row in rows for name in row.departments}
    ordered = [record.name for record in known if record.name in present]
    return [*ordered, *sorted(present.difference(ordered))]


def half_year_index(profile: PlanProfile, when: HalfYear) -> int | None:
    """Return the place of a half-year in `ProjectRow.phases`; None outside the plan's period."""
    index = (when.fiscal_year - profile.first_year) * 2 + when.half - 1
    return index if profile.first_year <= when.fiscal_year <= profile.last_year else None


def phase_word(mark: str, profile: PlanProfile) -> str:
    """Return what a mark of `ProjectRow.phases` is called: 「(4) 運用・実施」, 「終了」 or 「記載なし」."""
    if mark == ENDED:
        return "終了"
    if mark.isdigit():
        return f"({mark}) {profile.phase_name(int(mark))}"
    return "記載なし"


def status_word(key: str, profile: PlanProfile) -> str:
    """Return what a status of a filter is called: 「実施中」, or 「未回答」."""
    return NO_STATUS_WORD if key == NO_STATUS else profile.status_name(key)


def natural_key(text: str) -> str:
    """Return the key that sorts texts without regard to width, case and kana, and 第2 before 第10."""
    return _FIGURES.sub(_padded, fold(text))


def list_key(texts: Iterable[str]) -> str:
    """Return the key that sorts lists of names by their first, then second, … name; empty lists last."""
    key = "\x01".join(natural_key(text) for text in texts)
    return key or "\U0010ffff"


def phases_key(phases: str, at: int | None) -> str:
    """Return the key that sorts by the phase of one half-year, then by the whole course."""
    course = phases.translate(_AFTER_FIGURES) or "9"
    return (course[at : at + 1] or "9") + course if at is not None else course


def _padded(found: re.Match[str]) -> str:
    """Return a group of figures with zeros before it, so that 2 sorts before 10."""
    return found.group().zfill(8)


def _in_phases(rows: list[ProjectRow], wanted: frozenset[str], at: int | None) -> list[ProjectRow]:
    """Return the rows in one of the wanted phases at a half-year, or at any where `at` is None.

    A project without a schedule has no marks at all; it counts as NOT_GIVEN.
    """
    bare = NOT_GIVEN in wanted
    if at is None:
        return [
            row for row in rows if (not wanted.isdisjoint(row.phases) if row.phases else bare)
        ]  # fmt: skip
    marks = wanted | {""} if bare else wanted
    return [row for row in rows if row.phases[at : at + 1] in marks]


def _has(chars: str, wanted: frozenset[str], year: int | None) -> bool:
    """Tell whether a year, or any of them, has one of the characters; a project without any has NOTHING."""
    if year is None:
        return not wanted.isdisjoint(chars or NOTHING)
    return (chars[year : year + 1] or NOTHING) in wanted


def _containing(rows: list[ProjectRow], term: str) -> list[ProjectRow]:
    """Return the rows with the term in their texts.

    A search for one character is several times faster than one for a word, so in long lists the word's
    most telling character, by a sample of the rows, goes first.
    """
    if len(term) > 1 and len(rows) > _SAMPLE:
        sample = [row.haystack for row in rows[:: len(rows) // _SAMPLE]]
        holders = {character: sum(character in text for text in sample) for character in term}
        rarest = min(holders, key=holders.__getitem__)
        if holders[rarest] * 2 < len(sample):
            rows = [row for row in rows if rarest in row.haystack]
    return [row for row in rows if term in row.haystack]


def _texts(value: JsonValue) -> tuple[str, ...]:
    """Return a stored list as texts, nothing where it is no list."""
    return tuple(str(item) for item in value) if isinstance(value, list) else ()
