"""資料3: the sheets of the priority projects, as the plan prints them (002, 個票の見方).

The year's report stands beside each. Amounts and ② are left out, as on every sheet that leaves the program
without being asked for them.
"""

from collections.abc import Iterator

from fujidesk.domain.achievement import figure_text, target_text
from fujidesk.domain.fields import field_label
from fujidesk.domain.fiscal import long_year, short_year
from fujidesk.domain.pack_blocks import Block, SheetBlock
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.report_rows import ReportRow, mark_name
from fujidesk.domain.reports import LABELS, StatusReport, score_label

_TEXTS = ("overview", "purpose", "effects", "challenges", "related")


def sheets(data: PackData) -> tuple[Block, ...]:
    """Return the sheet of each project of the leading category (重点) that ran in the year, in order."""
    rows = {row.number: row for row in data.rows}
    leading = data.profile.leading_category
    return tuple(
        sheet(data, record, rows.get(record.number))
        for record in data.records
        if record.category is leading and record.number in rows
    )


def sheet(data: PackData, record: ProjectRecord, row: ReportRow | None) -> SheetBlock:
    """Return the sheet of one project; fields that its category does not have are left out."""
    report = data.reports.get(record.number)
    return SheetBlock(
        record.number, record.title, data.profile.category_name(record.category), record.is_dx,
        tuple(_facts(data, record)), tuple(_texts(data, record)), data.strips.get(record.number),
        f"{long_year(data.year)}の実績" if report is not None and report.is_answered else "",
        tuple(_report(data, record, report, row)) if report is not None and report.is_answered else (),
        tuple(
            (item.question, item.answer) for item in data.edition.questions if item.number == record.number
        ),
    )  # fmt: skip


def _facts(data: PackData, record: ProjectRecord) -> Iterator[tuple[str, str]]:
    """Yield departments and the codes of the upper plans."""
    yield field_label("departments", data.profile), "、".join(record.departments)
    fields = data.profile.category_fields(record.category)
    for name, codes in (("sogo_codes", record.sogo_codes), ("keiei_codes", record.keiei_codes)):
        if name in fields and codes:
            yield field_label(name), "、".join(codes)


def _texts(data: PackData, record: ProjectRecord) -> Iterator[tuple[str, str]]:
    """Yield the long texts that are filled; the summary where the overview is empty; the year's plan."""
    fields = data.profile.category_fields(record.category)
    if not record.overview and record.summary:
        yield field_label("summary"), record.summary
    for name in _TEXTS:
        value = getattr(record, name)
        if name in fields and value:
            yield field_label(name), value
    if "indicator" in fields:
        target = record.indicator.text or target_text(record.indicator)
        if target:
            yield field_label("indicator.text"), target
    planned = record.yearly_actions.get(data.year, "")
    if planned:
        yield f"{short_year(data.year)} 年度の取組内容（計画）", planned


def _report(
    data: PackData, record: ProjectRecord, report: StatusReport, row: ReportRow | None
) -> Iterator[tuple[str, str]]:
    """Yield what the department reported of the year, and what came of it."""
    profile = data.profile
    yield LABELS["status"], profile.status_name(report.status)
    phases = [_phase(data, phase) for phase in (report.phase_h1, report.phase_h2)]
    if any(phases):
        yield "進捗段階（上期・下期）", " → ".join(phase or "－" for phase in phases)
    if report.action:
        yield LABELS["action"], report.action
    if report.indicator_value is not None:
        yield LABELS["indicator_value"], figure_text(report.indicator_value, record.indicator.unit)
    if report.indicator_note:
        yield LABELS["indicator_note"], report.indicator_note
    if row is not None:
        progress, _, content = row.scores
        if progress is not None and content is not None:
            yield f"{score_label(profile, 0)}・{score_label(profile, 2)}", f"{progress}・{content}"
        yield "総合評価", mark_name(row.mark)
    if report.outlook:
        yield LABELS["outlook"], profile.outlook_name(report.outlook)
    if report.change:
        yield LABELS["change"], report.change


def _phase(data: PackData, phase: int | None) -> str:
    """Return a reached phase in words; "" where nothing was answered."""
    if phase is None:
        return ""
    return data.profile.phase_name(phase) if phase else "終了"
