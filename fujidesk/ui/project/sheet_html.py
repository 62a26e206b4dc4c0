"""A project's sheet as a page of rich text, laid out like the plan's own sheet (002, 個票の見方).

Qt's rich text knows few of the words of CSS: borders and fills work on table cells only, so all is tables.
"""

from collections.abc import Sequence
from html import escape

from fujidesk.domain.describing import DIRECTION_NAMES, department_text, short_phase_text
from fujidesk.domain.fiscal import half_name, long_year, short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Direction, Indicator, LevelRecord, ProjectRecord, ScheduleCell
from fujidesk.ui.project.schedule_edits import actual_cells, plan_cells
from fujidesk.ui.project.schedule_geometry import department_runs
from fujidesk.ui.project.sheet_reports import (
    NO_REPORTS,
    PrintedReports,
    public_note,
    report_heading,
    report_rows,
)
from fujidesk.ui.tokens import Tokens

_TEXTS = (
    ("overview", "事業概要"),
    ("purpose", "事業の目的"),
    ("effects", "期待される効果"),
    ("challenges", "達成課題"),
    ("related", "その他関連する計画・事業"),
)


class SheetPage:
    """Writes one sheet; colours come from the light theme, as paper is white.

    Nothing is bold: the bundled font has no bold face, and a smeared one doubles the text of a PDF.
    """

    def __init__(
        self,
        profile: PlanProfile,
        tokens: Tokens,
        levels: Sequence[LevelRecord] = (),
        reports: PrintedReports = NO_REPORTS,
    ) -> None:
        self._profile = profile
        self._reports = reports
        self._tokens = tokens
        self._levels = {level.code: level for level in levels}

    def html(self, record: ProjectRecord) -> str:
        """Return the body of a project's page."""
        parts = [self._head(record), self._table(self._facts(record)), self._schedule(record)]
        parts.append(self._table(self._texts(record)))
        actions = [(short_year(year), text) for year, text in sorted(record.yearly_actions.items()) if text]
        if actions:
            parts += [self._heading("年度ごとの取組内容"), self._table(actions)]
        return "".join([*parts, self._answers(record)])

    def level_line(self, record: ProjectRecord) -> str:
        """Return the policy and measure that a project stands under."""
        codes = [code for code in (record.policy, record.measure) if code]
        known = [self._levels[code] for code in codes if code in self._levels]
        return " ＞ ".join(f"{level.code} {level.title}" for level in known)

    def _head(self, record: ProjectRecord) -> str:
        """Return policy and measure, then number and title with category and DX."""
        tokens = self._tokens
        tags = [self._profile.category_name(record.category), *(["DX"] if record.is_dx else [])]
        marks = "・".join(tags)
        level = f'<p style="color:{tokens.muted}; margin:0;">{escape(self.level_line(record))}</p>'
        return (
            f'{level}<table width="100%" cellpadding="4" cellspacing="0" style="margin-bottom:6px;"><tr>'
            f'<td style="background:{tokens.accent}; color:{tokens.accent_text}; font-size:large;">'
            f"{escape(record.number)}&nbsp;&nbsp;{escape(record.title)}</td>"
            f'<td width="16%" align="center" style="background:{tokens.accent_soft}; color:{tokens.accent};'
            f' vertical-align:middle;">{escape(marks)}</td></tr></table>'
        )

    def _facts(self, record: ProjectRecord) -> list[tuple[str, str]]:
        """Return departments and codes, as rows of label and text."""
        rows = [(self._profile.words.department, "、".join(record.departments))]
        if record.sogo_codes or "sogo_codes" in self._profile.category_fields(record.category):
            rows.append(("総合計画 施策番号", "、".join(record.sogo_codes) or "－"))
        if record.keiei_codes or "keiei_codes" in self._profile.category_fields(record.category):
            rows.append(("行政経営プラン 取組番号", "、".join(record.keiei_codes) or "－"))
        return rows

    def _texts(self, record: ProjectRecord) -> list[tuple[str, str]]:
        """Return the texts that the category has or that hold something (002, 個票の見方)."""
        given = self._profile.category_fields(record.category)
        rows = []
        for name, label in _TEXTS:
            text = getattr(record, name)
            if name == "overview" and not text and record.summary:
                rows.append(("要約", record.summary))
            elif text or name in given:
                rows.append((label, text or "－"))
        indicator = indicator_text(record.indicator)
        if indicator or "indicator" in given:
            rows.append(("施策指標等", indicator or "－"))
        return rows

    def _answers(self, record: ProjectRecord) -> str:
        """Return the answered status reports, a table a year, and what of them is left out."""
        internal = self._reports.internal
        parts = []
        for report in self._reports.answered(record.number):
            rows = report_rows(record, report, self._profile, internal=internal)
            parts += [self._heading(report_heading(report)), self._table(rows)]
        if parts and not internal:
            parts.append(
                f'<p style="margin:2px 0; color:{self._tokens.muted};">{public_note(self._profile)}</p>'
            )
        return "".join(parts)

    def _table(self, rows: Sequence[tuple[str, str]]) -> str:
        """Return rows of label and text as a table; "" without rows."""
        tokens = self._tokens
        body = "".join(
            f'<tr><td width="22%" style="background:{tokens.header}; border:1px solid {tokens.edge};">'
            f"{escape(label)}</td>"
            f'<td style="border:1px solid {tokens.edge};">{_lines(text)}</td></tr>'
            for label, text in rows
        )
        return _bordered(body) if rows else ""

    def _heading(self, text: str) -> str:
        """Return a heading over a table."""
        return f'<p style="margin:8px 0 2px 0; color:{self._tokens.accent};">{escape(text)}</p>'

    def _schedule(self, record: ProjectRecord) -> str:
        """Return the half-years as the plan prints them, with the names of the phases beneath."""
        if not record.schedule:
            return ""
        cells, halves = plan_cells(record), self._profile.half_years
        share = f"{100 / len(halves):.2f}%"
        years = "".join(
            self._cell(long_year(year), self._tokens.header, self._tokens.text, 'colspan="2"')
            for year in self._profile.fiscal_years
        )
        names = "".join(
            self._cell(half_name(when.half), self._tokens.surface, self._tokens.muted, f'width="{share}"')
            for when in halves
        )
        phases = "".join(self._phase(cells.get(when)) for when in halves)
        reached = actual_cells(record)
        actual = "".join(self._phase(reached.get(when)) for when in halves)
        both = f"<tr>{phases}</tr>" + (f"<tr>{actual}</tr>" if reached else "")
        rows = f"<tr>{years}</tr><tr>{names}</tr>{both}{self._departments(record)}"
        legend = "上段＝計画、下段＝実績&nbsp;&nbsp;" if reached else ""
        legend += "&nbsp;&nbsp;".join(f"({term.number}) {escape(term.name)}" for term in self._profile.phases)
        note = f'<p style="margin:2px 0 10px 0; color:{self._tokens.muted};">{legend}</p>'
        return self._heading("スケジュール") + _bordered(rows) + note

    def _phase(self, cell: ScheduleCell | None) -> str:
        """Return the cell of a half-year; 未確定 is told in words, as paper may be grey."""
        tokens = self._tokens
        if cell is None:
            return self._cell("", tokens.surface, tokens.text)
        if cell.phase is None:
            return self._cell("－", tokens.surface, tokens.text)
        text = short_phase_text(cell.phase, self._profile) + ("" if cell.settled else "\n未確定")
        return self._cell(text, tokens.phase_fill(cell.phase), tokens.phase_text(cell.phase))

    def _departments(self, record: ProjectRecord) -> str:
        """Return the departments' row: once where they never change, else by run of half-years."""
        halves = self._profile.half_years
        runs = department_runs(plan_cells(record), halves)
        cells, at = "", 0
        for run in runs:
            gap = run.first - at
            cells += (
                self._cell("", self._tokens.surface, self._tokens.text, f'colspan="{gap}"') if gap else ""
            )
            text = department_text(run.departments)
            span = f'colspan="{run.last - run.first + 1}"'
            cells += self._cell(text, self._tokens.surface, self._tokens.text, span)
            at = run.last + 1
        return f"<tr>{cells}</tr>"

    def _cell(self, text: str, fill: str, ink: str, attributes: str = "") -> str:
        """Return a table cell in the colours given."""
        style = (
            f"background:{fill}; color:{ink}; border:1px solid {self._tokens.edge}; vertical-align:middle;"
        )
        return f'<td align="center" {attributes} style="{style}">{_lines(text)}</td>'


def indicator_text(target: Indicator) -> str:
    """Return an indicator as one text: its words, then figure, unit, direction and due year in brackets.

    「以上」 and 「以下」 say nothing without a figure; 「維持」 does.
    """
    figure = "" if target.figure is None else f"{target.figure:,f}"
    tells = target.direction is not None and (bool(figure) or target.direction is Direction.KEEP)
    direction = DIRECTION_NAMES[target.direction] if target.direction and tells else ""
    due = long_year(target.due_year) if target.due_year else ""
    goal = f"{figure}{target.unit if figure else ''}{direction}"
    facts = " ".join(part for part in (due, goal) if part)
    if not target.text:
        return f"目標 {facts}" if goal else ""
    return f"{target.text}\n（目標: {facts}）" if goal else target.text


def _lines(text: str) -> str:
    """Return a text for HTML with its line breaks; full-width spaces would be swallowed."""
    return escape(text).replace("\n", "<br>").replace("　", "&nbsp;&nbsp;")


def _bordered(rows: str) -> str:
    """Return rows as a table over the whole width."""
    style = "border-collapse:collapse; margin-bottom:6px;"
    return f'<table width="100%" cellpadding="3" cellspacing="0" style="{style}">{rows}</table>'
