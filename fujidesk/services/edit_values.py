"""Checks and tidies the values of edits; every refusal is a sentence with the project's number.

All ways in pass here: typed, bulk edit, workbook, plan document. Values of the survey are checked in
`services.survey_values`.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.days import is_day
from fujidesk.domain.describing import describe_value
from fujidesk.domain.fields import (
    LEVEL_FIELDS,
    LIST_FIELDS,
    TEXT_FIELDS,
    cell_of,
    cell_value,
    field_label,
    half_year_of_field,
    state_of,
    state_value,
)
from fujidesk.domain.numbers import is_project_number, measure_of, policy_of
from fujidesk.domain.office_values import RECORD_TYPES
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.profile_changes import profile_refusal
from fujidesk.domain.records import Category, Direction
from fujidesk.errors import UserError
from fujidesk.services.office_checks import checked_department, checked_value
from fujidesk.services.survey_values import SURVEY_ENTITIES, SurveyValues
from fujidesk.services.text_values import FIGURE_DIGITS, NAME_LENGTH, TEXT_LENGTH, tidy

TITLE_LENGTH = 200
CODE_LENGTH = 50
UNIT_LENGTH = 50
"""As wide as the columns in `models.schema`; longer ones are refused here, with the field and what is
allowed."""
FIRST_YEAR, LAST_YEAR = 1950, 2200
"""Fiscal years that a target may be due in."""
_LIMITS = {
    "title": TITLE_LENGTH,
    "indicator.unit": UNIT_LENGTH,
    "sogo_codes": CODE_LENGTH,
    "keiei_codes": CODE_LENGTH,
}
"""Characters that a field, or each name in it, may have; other texts have TEXT_LENGTH, names NAME_LENGTH."""
_CELL_FIELD = re.compile(r"(plan|actual)\.\d{4}\.[12]", re.ASCII)
_ACTION_FIELD = re.compile(r"action\.\d{4}", re.ASCII)


class EditValues:
    """Knows, for one plan profile, which values a field may have."""

    def __init__(self, profile: PlanProfile) -> None:
        self._profile = profile
        self._phases = {phase.number for phase in profile.phases}
        self._survey = SurveyValues(profile)

    def described(self, field: str, value: JsonValue) -> str:
        """Return a value in the words of the plan."""
        return describe_value(field, value, self._profile)

    def canonical(self, field: str, value: JsonValue) -> JsonValue:
        """Return the value in the shape in which `domain.fields.values_of` gives it; nothing is refused."""
        if field.partition(".")[0] in ("plan", "actual"):
            return cell_value(cell_of(half_year_of_field(field), value))
        if value is None and field in (*TEXT_FIELDS, "indicator.text", "indicator.unit"):
            return ""
        return [] if value is None and field in LIST_FIELDS else value

    def checked(self, change: FieldChange) -> JsonValue:
        """Return the value that the change sets, tidied.

        Raises:
            UserError: the field cannot be edited, or the value is not one that it may have.
        """
        if change.entity in SURVEY_ENTITIES:
            return self._survey.checked(change)
        if change.entity in RECORD_TYPES:
            return checked_value(change)
        if change.entity in _APART:
            return _APART[change.entity](change)
        if change.entity is Entity.LEVEL:
            return self._level_value(change)
        if change.field == "*":
            return None if change.after is None else self._whole(change)
        return self._value(change.key, change.field, change.after)

    def _level_value(self, change: FieldChange) -> JsonValue:
        """Return a text of a policy or measure.

        Only the descriptions (003) can be edited: codes and their order are those of the plan.
        """
        if change.field not in LEVEL_FIELDS:
            raise UserError(f"{change.key} の項目「{change.field}」は変更できません。")
        return self._text(change.key, change.field, change.after)

    def _whole(self, change: FieldChange) -> JsonValue:
        """Return all values of a new project; its number is as deep as the plan and says its place.

        What is not given is left out, not emptied; a title must be there. Undo does not pass here, so that a
        project which was moved away from its number's place comes back as it was.
        """
        number, value = change.key, change.after
        if not isinstance(value, dict):
            raise _refused(number, "*", "事業の内容がありません。")
        groups = len(self._profile.level_names) + 1
        if not is_project_number(number) or number.count("-") + 1 != groups:
            example = "-".join("112"[-groups:])
            raise UserError(
                f"事業番号「{number}」は使えません。半角の数字で「{example}」のように書いてください。"
            )
        measure = measure_of(number) if groups > 2 else ""
        levels: dict[str, JsonValue] = {"policy": policy_of(number), "measure": measure}
        for name, code in levels.items():
            if value.get(name, code) != code:
                raise _refused(
                    number, "*", f"番号は {code} の下を表していますが、内容は {value[name]} の下です。"
                )
        fields = {"title": "", **value}
        checked = {
            field: self._value(number, field, item) for field, item in fields.items() if field not in levels
        }
        return {**levels, **checked}

    def _value(self, number: str, field: str, value: JsonValue) -> JsonValue:
        """Return the value of one field of a project.

        A text of a year that is emptied becomes None: there is then no such row, as for a year that the plan
        never gave.
        """
        if field in (*TEXT_FIELDS, "indicator.text", "indicator.unit"):
            return self._text(number, field, value)
        if field in LIST_FIELDS:
            return self._names(number, field, value)
        if _CELL_FIELD.fullmatch(field):
            return self._cell(number, field, value)
        if _ACTION_FIELD.fullmatch(field):
            self._in_period(number, field, int(field.partition(".")[2]))
            return None if value in (None, "") else self._text(number, field, value)
        check = self._others().get(field)
        if check is None:
            raise UserError(f"{number} の項目「{field}」は変更できません。")
        return check(number, field, value)

    def _others(self) -> dict[str, Callable[[str, str, JsonValue], JsonValue]]:
        """Return the checks of the fields that are neither text nor list, by field."""
        return {
            "category": self._category,
            "is_dx": _flag,
            "page": _page,
            "indicator.figure": _figure,
            "indicator.direction": _direction,
            "indicator.due_year": _due_year,
            "measure": _place,
            "standing": _state,
        }

    def _text(self, key: str, field: str, value: JsonValue) -> JsonValue:
        """Return a text; a title is one line and never empty.

        Other texts keep their line breaks, and spaces at their ends.
        """
        if not isinstance(value, str | None):
            raise _refused(key, field, "文字で入力してください。")
        text = tidy(value or "")
        limit = _LIMITS.get(field, TEXT_LENGTH)
        if field == "title":
            text = " ".join(text.split("\n")).strip()
            if not text:
                raise _refused(key, field, "空にはできません。名前を入力してください。")
        if len(text) > limit:
            raise _refused(key, field, f"{limit:,} 文字までにしてください（いま {len(text):,} 文字）。")
        return text

    def _names(self, number: str, field: str, value: JsonValue) -> JsonValue:
        """Return a list of names or codes without empty ones, in the given order.

        A department that is not known yet is taken: it becomes one of its own (`models.departments`).
        """
        if not isinstance(value, list | None) or not all(isinstance(item, str) for item in value or ()):
            raise _refused(number, field, "名前を並べて入力してください。")
        names = [tidy(str(item)).replace("\n", " ").strip() for item in value or ()]
        limit = _LIMITS.get(field, NAME_LENGTH)
        too_long = next((name for name in names if len(name) > limit), None)
        if too_long is not None:
            raise _refused(number, field, f"「{_shown(too_long)}…」が長すぎます（{limit} 文字まで）。")
        return [name for name in names if name]

    def _cell(self, number: str, field: str, value: JsonValue) -> JsonValue:
        """Return a half-year of a schedule; its phase is one of the profile's, or None where it has ended.

        None for the whole cell takes it away: nothing is then said of the half-year. settled is True unless
        it is said to be open.
        """
        if value is None:
            return None
        when = half_year_of_field(field)
        self._in_period(number, field, when.fiscal_year)
        if not isinstance(value, dict):
            raise _refused(number, field, f"段階と{self._profile.words.department}で指定してください。")
        phase = value.get("phase")
        is_known = isinstance(phase, int) and not isinstance(phase, bool) and phase in self._phases
        if phase is not None and not is_known:
            known = "、".join(str(known) for known in sorted(self._phases))
            raise _refused(
                number, field, f"段階「{_shown(phase)}」はありません。{known} のどれかにしてください。"
            )
        names = self._names(number, field, value.get("departments"))
        return {"phase": phase, "departments": names, "settled": value.get("settled", True) is not False}

    def _in_period(self, number: str, field: str, year: int) -> None:
        """Refuse fiscal years that the plan does not cover."""
        if year not in self._profile.fiscal_years:
            raise _refused(number, field, "計画の期間の外です。")

    def _category(self, number: str, field: str, value: JsonValue) -> JsonValue:
        """Return the category, one of the profile's.

        Two or three of the three that the program knows (002, 個票の見方): a city may do without one.
        """
        known = [term.category.value for term in self._profile.categories]
        if value not in known:
            words = "・".join(self._profile.category_name(Category(word)) for word in known)
            raise _refused(number, field, f"「{_shown(value)}」は使えません。{words}のどれかにしてください。")
        return value


def _refused(key: str, field: str, why: str) -> UserError:
    """Return the refusal of a value: which project or level, which field, why."""
    return UserError(f"{key} の「{field_label(field)}」: {why}")


def _shown(value: JsonValue) -> str:
    """Return the beginning of a refused value as it is quoted in a sentence, on one line."""
    return " ".join(str(value).split())[:20]


def _profile_part(change: FieldChange) -> JsonValue:
    """Return a part of the profile that may change while the plan is in use."""
    refusal = profile_refusal(change.field, change.before, change.after)
    if refusal:
        raise UserError(refusal)
    return change.after


_APART: Mapping[Entity, Callable[[FieldChange], JsonValue]] = {
    Entity.DEPARTMENT: checked_department, Entity.PROFILE: _profile_part,
}  # fmt: skip
"""What is checked without the profile."""


def _flag(number: str, field: str, value: JsonValue) -> JsonValue:
    """Return a yes or no; 1 and 0 are neither.

    JSON tells them apart, and a file that mixes them has something else in mind.
    """
    if not isinstance(value, bool):
        raise _refused(number, field, "はい（true）か、いいえ（false）にしてください。")
    return value


def _place(number: str, field: str, value: JsonValue) -> JsonValue:
    """Return the code of the level above a project; whether the plan has it is asked when it is written."""
    if not isinstance(value, str) or not value:
        raise _refused(number, field, "事業を置く区分を選んでください。")
    return value


def _state(number: str, field: str, value: JsonValue) -> JsonValue:
    """Return how a project ended or rests, since when and into which projects; None: it runs.

    since is an ISO day. Whether there are the projects that it went into is not asked here.
    """
    fault = _refused(number, field, "休止・完了・統合・分割のどれかと、その日付で指定してください。")
    try:
        state = state_of(value)
    except ValueError as error:
        raise fault from error
    if state is not None and not is_day(state.since):
        raise fault
    return state_value(state)


def _page(number: str, field: str, value: JsonValue) -> JsonValue:
    """Return a page of the printed plan; None where it has none."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 99_999:
        raise _refused(number, field, "1 以上の整数で入力してください。")
    return value


def _figure(number: str, field: str, value: JsonValue) -> JsonValue:
    """Return a target figure as a decimal written out, so that no digit is lost or added; None: no figure.

    Full-width figures and thousands' commas are read as what they mean.
    """
    if value is None or value == "":
        return None
    try:
        figure = Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        figure = Decimal("NaN")
    if not figure.is_finite():
        raise _refused(number, field, f"「{_shown(value)}」は数ではありません。数字で入力してください。")
    if figure.adjusted() > FIGURE_DIGITS or -int(figure.as_tuple().exponent) > FIGURE_DIGITS:
        raise _refused(number, field, f"「{_shown(value)}」は桁が多すぎます（{FIGURE_DIGITS} 桁まで）。")
    return f"{figure:f}"


def _direction(number: str, field: str, value: JsonValue) -> JsonValue:
    """Return which way a target is meant to go; None where the text does not say.

    Achievement is reckoned only where it is known (`domain.achievement`).
    """
    if value is not None and value not in [direction.value for direction in Direction]:
        raise _refused(number, field, "以上・以下・維持のどれかにしてください。")
    return value


def _due_year(number: str, field: str, value: JsonValue) -> JsonValue:
    """Return the fiscal year (western year of April) in which a target is due; None: no year."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not FIRST_YEAR <= value <= LAST_YEAR:
        raise _refused(number, field, "西暦の年度（例 2026）で入力してください。")
    return value
