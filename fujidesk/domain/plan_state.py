"""The whole of what a pack shows as JSON: frozen with a meeting, and compared with another state.

Equal data give equal text, so that its SHA-256 tells whether anything changed.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.fields import record_of_whole, whole_value
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import LevelRecord, ProjectRecord
from fujidesk.domain.reports import STORED_FIELDS, StatusReport, report_of, report_value

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class PlanState:
    """Projects and reports as they stood. reports: fiscal year → number → report; empty ones are left out.

    The phases that a report reached lie in its project. levels: code → title. approvals: fiscal year → ISO
    time of the approval.
    """

    profile_key: str
    levels: Mapping[str, str]
    projects: Mapping[str, ProjectRecord]
    reports: Mapping[int, Mapping[str, StatusReport]]
    approvals: Mapping[int, str]


def plan_state(
    profile: PlanProfile,
    levels: Iterable[LevelRecord],
    records: Iterable[ProjectRecord],
    reports: Mapping[int, Mapping[str, StatusReport]],
    approvals: Mapping[int, str],
) -> PlanState:
    """Return the state of what was read."""
    answered = {
        year: {
            number: replace(report, phase_h1=None, phase_h2=None)
            for number, report in by_number.items()
            if _says_anything(report)
        }
        for year, by_number in reports.items()
    }
    return PlanState(
        profile.key,
        {level.code: level.title for level in levels},
        {record.number: record for record in records},
        {year: by_number for year, by_number in answered.items() if by_number},
        dict(approvals),
    )


def _says_anything(report: StatusReport) -> bool:
    """Tell whether a report has any stored value; its phases lie in the project."""
    return any(getattr(report, name) not in (None, "") for name in STORED_FIELDS)


def state_text(state: PlanState) -> str:
    """Return a state as JSON text; equal states give equal texts."""
    values: dict[str, JsonValue] = {
        "format": _FORMAT,
        "profile": state.profile_key,
        "levels": dict(state.levels),
        "projects": {number: whole_value(record) for number, record in state.projects.items()},
        "reports": {
            str(year): {number: _report_values(report) for number, report in by_number.items()}
            for year, by_number in state.reports.items()
        },
        "approvals": {str(year): at for year, at in state.approvals.items()},
    }
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def state_of_text(text: str) -> PlanState:
    """Return the state of a text made by `state_text`; the phases of reports are those of their projects.

    Raises:
        ValueError: it is none, or one of a newer program.
        KeyError: a part is missing, or a field is not known.
    """
    values = json.loads(text)
    if not isinstance(values, dict) or values.get("format") != _FORMAT:
        raise ValueError(text[:40])
    return PlanState(
        values["profile"],
        values["levels"],
        {number: record_of_whole(number, value) for number, value in values["projects"].items()},
        {
            int(year): {number: report_of(number, int(year), held) for number, held in by_number.items()}
            for year, by_number in values["reports"].items()
        },
        {int(year): at for year, at in values["approvals"].items()},
    )


def _report_values(report: StatusReport) -> JsonValue:
    """Return the filled values of a report."""
    found = {name: report_value(report, name) for name in STORED_FIELDS}
    return cast("JsonValue", {name: value for name, value in found.items() if value not in (None, "")})
