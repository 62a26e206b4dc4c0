"""Records as field values and back: the bridge between records, edits, history and differences.

Field keys and value shapes: see `fujidesk.domain.changes`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.fiscal import HalfYear, half_name, short_year
from fujidesk.domain.numbers import policy_of
from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import (
    Category,
    Direction,
    Indicator,
    ProjectRecord,
    ProjectState,
    ScheduleCell,
    StateKind,
)
from fujidesk.domain.survey_words import survey_label

TEXT_FIELDS = ("title", "summary", "overview", "purpose", "effects", "challenges", "related")
LIST_FIELDS = ("departments", "sogo_codes", "keiei_codes")
INDICATOR_PARTS = ("text", "figure", "unit", "direction", "due_year")
INDICATOR_FIELDS = tuple(f"indicator.{part}" for part in INDICATOR_PARTS)
SIMPLE_FIELDS = (*TEXT_FIELDS, "category", "is_dx", "page", *LIST_FIELDS, *INDICATOR_FIELDS)
LEVEL_FIELDS = ("title", "theme", "background", "issues", "direction")

_LABELS = {
    "restored": "台帳の内容", "kept": "取り込んだファイルの控え", "snapshot": "会議の控え",
    "title": "事業名", "summary": "要約", "overview": "事業概要", "purpose": "事業の目的",
    "effects": "期待される効果", "challenges": "達成課題", "related": "その他関連する計画・事業",
    "category": "事業分類", "is_dx": "DX", "page": "頁",
    "sogo_codes": "総合計画 施策番号", "keiei_codes": "行政経営プラン 取組番号",
    "indicator.text": "施策指標等", "indicator.figure": "指標の目標値", "indicator.unit": "指標の単位",
    "indicator.direction": "指標の向き", "indicator.due_year": "指標の目標年度",
    "theme": "テーマや領域", "background": "社会的背景と現状", "issues": "取組や課題",
    "direction": "今後の方向性", "*": "事業全体", "schedule": "スケジュール",
    "standing": "事業の状態",
}  # fmt: skip


def cell_value(cell: ScheduleCell | None) -> JsonValue:
    """Return a schedule cell as a field value."""
    return None if cell is None else _aspects(cell)


def dated_cell_value(cell: ScheduleCell) -> dict[str, JsonValue]:
    """Return a schedule cell with its half-year, as it stands in a list of cells in JSON."""
    return {"fiscal_year": cell.fiscal_year, "half": cell.half, **_aspects(cell)}


def _aspects(cell: ScheduleCell) -> dict[str, JsonValue]:
    """Return what a cell says, without when."""
    return {"phase": cell.phase, "departments": list(cell.departments), "settled": cell.settled}


def cell_of(when: HalfYear, value: JsonValue) -> ScheduleCell | None:
    """Return the schedule cell that a field value stands for."""
    if not isinstance(value, dict):
        return None
    phase, names = value.get("phase"), value.get("departments")
    return ScheduleCell(
        when.fiscal_year, when.half,
        phase if isinstance(phase, int) else None,
        tuple(str(name) for name in names) if isinstance(names, list) else (),
        bool(value.get("settled", True)),
    )  # fmt: skip


def half_year_of_field(field: str) -> HalfYear:
    """Return the half-year that "plan.2022.1" or "actual.2022.1" is about."""
    _, year, half = field.split(".")
    return HalfYear(int(year), int(half))


def state_value(state: ProjectState | None) -> JsonValue:
    """Return the state of a project as a field value; None while it runs."""
    if state is None:
        return None
    return {"kind": state.kind.value, "since": state.since, "into": list(state.into)}


def state_of(value: JsonValue) -> ProjectState | None:
    """Return the state that a field value stands for; None while the project runs.

    Raises:
        ValueError: its kind is not known.
    """
    if not isinstance(value, dict):
        return None
    into = value.get("into")
    names = tuple(str(item) for item in into) if isinstance(into, list) else ()
    return ProjectState(StateKind(str(value.get("kind"))), str(value.get("since") or ""), names)


def values_of(record: ProjectRecord) -> dict[str, JsonValue]:
    """Return all field values of a project; schedule cells and actions only where there are some."""
    values: dict[str, JsonValue] = {name: getattr(record, name) for name in (*TEXT_FIELDS, "is_dx", "page")}
    values["category"] = record.category.value
    for name in LIST_FIELDS:
        values[name] = list(getattr(record, name))
    if record.state is not None:
        values["standing"] = state_value(record.state)
    target = record.indicator
    values |= {
        "indicator.text": target.text,
        "indicator.figure": None if target.figure is None else str(target.figure),
        "indicator.unit": target.unit,
        "indicator.direction": None if target.direction is None else target.direction.value,
        "indicator.due_year": target.due_year,
    }
    for kind, cells in (("plan", record.schedule), ("actual", record.actual)):
        values |= {f"{kind}.{cell.fiscal_year}.{cell.half}": cell_value(cell) for cell in cells}
    return values | {f"action.{year}": text for year, text in sorted(record.yearly_actions.items())}


def whole_value(record: ProjectRecord) -> JsonValue:
    """Return a whole project as the value of the field "*"."""
    return {"policy": record.policy, "measure": record.measure, **values_of(record)}


def record_of_whole(number: str, value: JsonValue) -> ProjectRecord:
    """Return the project that a value of the field "*" stands for; what it does not give stays empty.

    Raises:
        KeyError: a field key is not known.
        TypeError: the value is not a whole project.
        ValueError: a word in it is not one of the choices.
    """
    if not isinstance(value, dict):
        raise TypeError(value)
    values = dict(value)
    policy, measure = values.pop("policy", policy_of(number)), values.pop("measure", "")
    return record_of(number, str(policy), str(measure), values)


def record_with(record: ProjectRecord, field: str, value: JsonValue) -> ProjectRecord:
    """Return the record with one field set.

    Raises:
        KeyError: the field key is not known.
    """
    kind = field.partition(".")[0]
    if kind in ("plan", "actual"):
        return _with_cell(record, kind, half_year_of_field(field), value)
    if kind == "action":
        return _with_action(record, int(field.partition(".")[2]), value)
    if kind == "indicator":
        return replace(record, indicator=_indicator_with(record.indicator, field, value))
    if kind == "measure":
        return _with_place(record, str(value))
    return _with_simple(record, field, value)


def _with_action(record: ProjectRecord, year: int, value: JsonValue) -> ProjectRecord:
    """Return the record with the text of one fiscal year; None takes the year out."""
    actions = {key: text for key, text in record.yearly_actions.items() if key != year}
    if value is not None:
        actions[year] = str(value)
    return replace(record, yearly_actions=dict(sorted(actions.items())))


def place_of(record: ProjectRecord) -> str:
    """Return the code of the level right above a project: its measure, or policy in a plan with one level."""
    return record.measure or record.policy


def _with_place(record: ProjectRecord, code: str) -> ProjectRecord:
    """Return the record under another level: "1.2" is a measure, "2" a policy of a plan with one level."""
    policy, dot, _ = code.partition(".")
    return replace(record, policy=policy, measure=code if dot else "")


def _with_simple(record: ProjectRecord, field: str, value: JsonValue) -> ProjectRecord:
    """Return the record with a text, list, choice, flag or page set."""
    if field in TEXT_FIELDS:
        return replace(record, **{field: "" if value is None else str(value)})  # type: ignore[arg-type]  # text field
    if field in LIST_FIELDS:
        items = tuple(str(item) for item in value) if isinstance(value, list) else ()
        return replace(record, **{field: items})  # type: ignore[arg-type]  # list field
    if field == "category":
        return replace(record, category=Category(str(value)))
    if field == "is_dx":
        return replace(record, is_dx=bool(value))
    if field == "standing":
        return replace(record, state=state_of(value))
    if field == "page":
        return replace(record, page=value if isinstance(value, int) else None)
    raise KeyError(field)


def _indicator_with(target: Indicator, field: str, value: JsonValue) -> Indicator:
    """Return the indicator with one of its parts set; None empties it."""
    if field == "indicator.figure":
        return replace(target, figure=None if value is None else Decimal(str(value)))
    if field == "indicator.direction":
        return replace(target, direction=None if value is None else Direction(str(value)))
    if field == "indicator.due_year":
        return replace(target, due_year=value if isinstance(value, int) else None)
    if field == "indicator.unit":
        return replace(target, unit="" if value is None else str(value))
    if field == "indicator.text":
        return replace(target, text="" if value is None else str(value))
    raise KeyError(field)


def _with_cell(record: ProjectRecord, kind: str, when: HalfYear, value: JsonValue) -> ProjectRecord:
    """Return the record with one half-year set or taken out, cells in the order of time.

    Args:
        record: the project.
        kind: "plan" or "actual".
        when: the half-year.
        value: the cell as a field value, None to take it out.
    """
    cells = {cell.when: cell for cell in (record.schedule if kind == "plan" else record.actual)}
    cell = cell_of(when, value)
    if cell is None:
        cells.pop(when, None)
    else:
        cells[when] = cell
    ordered = tuple(cells[key] for key in sorted(cells))
    return replace(record, schedule=ordered) if kind == "plan" else replace(record, actual=ordered)


def record_of(number: str, policy: str, measure: str, values: Mapping[str, JsonValue]) -> ProjectRecord:
    """Build a record from field values; fields that are not given stay empty."""
    record = ProjectRecord(number, "", policy, measure, Category.CONTINUING)
    for field, value in values.items():
        record = record_with(record, field, value)
    return record


def field_label(field: str, profile: PlanProfile | None = None) -> str:
    """Return the Japanese name of a field key, in the words of a city; None: those of the plan document."""
    words = STANDARD_WORDS if profile is None else profile.words
    own = {"departments": words.department, "measure": words.lower}
    if field in own:
        return own[field]
    kind, _, rest = field.partition(".")
    if kind in ("plan", "actual"):
        when = half_year_of_field(field)
        name = "計画" if kind == "plan" else "実績"
        return f"スケジュール（{name}）{short_year(when.fiscal_year)}{half_name(when.half)}"
    if kind == "action":
        return f"年度ごとの取組内容 {short_year(int(rest))}"
    return _LABELS.get(field) or survey_label(field, profile) or field


def differing(before: ProjectRecord, after: ProjectRecord) -> Iterator[tuple[str, JsonValue, JsonValue]]:
    """Yield (field, before, after) for each field in which two records of one project differ."""
    old, new = values_of(before), values_of(after)
    for field in dict.fromkeys([*old, *new]):
        if old.get(field) != new.get(field):
            yield field, old.get(field), new.get(field)
