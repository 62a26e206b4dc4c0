"""Writes the sheet of one project: what is known of it, the white cells, last year's answers, live checks.

Rows 1 to 9 say what is known (title and reply code, note, number, title, departments, plan of the year,
target, live state), row 10 has the heads, then a row for each of `LINES`, total, grade and what the grades
mean. Columns: item, label, this year's answer, last year's in grey, check. The rows are the same on every
sheet, so that one set of formulas and rules serves them all; a reader never relies on that (`survey_layout`).
"""

from dataclasses import dataclass
from decimal import Decimal

from fujidesk.domain.achievement import target_text
from fujidesk.domain.fiscal import half_name, long_year, short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord, ScheduleCell
from fujidesk.domain.reports import ENDED_PHASE, PHASE_FIELDS, StatusReport, phase_of_cell
from fujidesk.domain.scoring import STANDING_NAMES, Standing, report_grade, report_total, standing_of
from fujidesk.domain.surveys import Assignment
from fujidesk.exchange.survey_checks import CheckFormulas, Columns
from fujidesk.exchange.survey_identity import Identity, InputPlace
from fujidesk.exchange.survey_layout import (
    CODE_LABEL,
    HEAD_ANSWER,
    HEAD_CHECK,
    HEAD_ITEM,
    HEAD_LABEL,
    HEAD_LAST,
    KIND_TITLES,
    LINES,
    LIST_SHEET,
    InputKind,
    Line,
    report_lines,
)
from fujidesk.exchange.survey_lists import PHASE_LIST, choice_lists, line_rule, phase_entry, score_entry
from fujidesk.exchange.survey_looks import (
    ANSWER_LINE_PT,
    INPUT_LOOKS,
    LAST_LOOKS,
    FormBook,
    FormSheet,
    FormValue,
)
from fujidesk.exchange.workbook_format import Page, set_height

ITEM, LABEL, ANSWER, LAST, CHECK = range(1, 6)
"""Columns of a project sheet."""
STATE_CELL, SHORTFALL_CELL = "C9", "E9"
"""Live: the project's state, and how many answers are missing or wrong."""
HEAD_ROW = 10
FIRST_ROW = HEAD_ROW + 1
ROWS = {line.name: FIRST_ROW + place for place, line in enumerate(LINES)}
"""Field → row of its line; the same on every project sheet."""
TOTAL_ROW = FIRST_ROW + len(LINES)
GRADE_ROW = TOTAL_ROW + 1
_NOTE_ROW = GRADE_ROW + 1
_WIDTHS = (5.0, 20.0, 35.0, 22.0, 18.0)
"""Column widths in characters; together they fill A4 portrait."""
NOTE = "白い欄だけに記入してください。確認の欄がすべて「OK」か「任意」になれば終わりです。"
_PAGE_PT = 1050.0
"""A sheet taller than this would be unreadably small on one page; it then takes two."""


@dataclass(frozen=True, slots=True)
class SurveyProject:
    """A project as its department is asked about it: plan, who is asked, this and last year's report.

    report: answers that are in already stand in the white cells, so that a second issue loses nothing. last:
    None where the year before is not of the plan.
    """

    record: ProjectRecord
    assignment: Assignment
    report: StatusReport
    last: StatusReport | None = None


class ProjectSheetWriter:
    """Writes the project sheets of workbooks; what they have in common is made once.

    A round writes some two hundred sheets into sixty workbooks: formulas, lists and rules are the same on
    each.
    """

    def __init__(self, book: FormBook, profile: PlanProfile) -> None:
        self._book = book
        self._profile = profile
        self._checks = CheckFormulas(profile, ROWS, Columns("C", "D", "E"))
        self._lists = choice_lists(profile)
        self._lines = report_lines(profile)
        self._rules = [line_rule(line, f"C{ROWS[line.name]}", self._entries(line)) for line in self._lines]

    def _entries(self, line: Line) -> tuple[str, ...]:
        """Return the drop-down entries of a line, none for other kinds."""
        return self._lists.get(PHASE_LIST if line.kind is InputKind.PHASE else line.name, ())

    def write(self, identity: Identity, project: SurveyProject) -> list[InputPlace]:
        """Add the sheet of a project; returns where its input cells stand.

        Only those cells are unlocked and read back. They are listed in the workbook's identity, one for each
        of `LINES`.
        """
        number = project.record.number
        form = self._book.add_sheet(number, _WIDTHS)
        code = identity.code(number)
        height = self._write_head(form, identity, project)
        height += self._write_lines(form, identity.fiscal_year, project)
        height += self._write_result(form, project)
        for rule in self._rules:
            form.sheet.data_validations.append(rule)
        self._book.colour_checks(form.sheet, STATE_CELL)
        self._book.colour_checks(form.sheet, f"E{FIRST_ROW}:E{GRADE_ROW}")
        form.start_at(f"C{FIRST_ROW}")
        form.finish(self._page(identity, number, height))
        title = str(form.sheet.title)
        return [InputPlace(code, number, title, line.name, f"C{ROWS[line.name]}") for line in LINES]

    def _page(self, identity: Identity, number: str, height_pt: float) -> Page:
        """Return the page: A4 portrait, one page unless that would be unreadable.

        Every page carries the reply code, so that a printed sheet finds its way back, and 庁内限り: costs
        are internal (002, 図表1).
        """
        year, form = long_year(identity.fiscal_year), KIND_TITLES[identity.kind]
        header = self._book.header(f"{year} {form}　{identity.department}　{number}")
        return Page(
            f"A1:E{_NOTE_ROW}", landscape=False, header=header, one_page=height_pt < _PAGE_PT,
            title_rows=f"{HEAD_ROW}:{HEAD_ROW}", note=f"{CODE_LABEL} {identity.code(number)}　庁内限り",
        )  # fmt: skip

    # What is known

    def _write_head(self, form: FormSheet, identity: Identity, project: SurveyProject) -> float:
        """Write title, code and everything known above the table; returns its height in points.

        All of it is locked and for reading only; what the department finds wrong there goes into its
        answers.
        """
        record, year = project.record, identity.fiscal_year
        title = f"{long_year(year)} {KIND_TITLES[identity.kind]}"
        form.put(1, ITEM, title, "fm_title", ANSWER)
        form.put(1, LAST, CODE_LABEL, "fm_code_label")
        form.put(1, CHECK, identity.code(record.number), "fm_code")
        form.put(2, ITEM, self._book.header(NOTE), "fm_note", LAST)
        form.link(2, CHECK, f"{LIST_SHEET}へ戻る", f"'{LIST_SHEET}'!A1")
        heights = [form.height(1, least_pt=26), form.height(2, least_pt=16)]
        heights.append(
            self._pair(form, 3, ("事業番号", record.number), ("分類", _category(record, self._profile)))
        )
        heights.append(self._known(form, 4, "事業名", record.title))
        related = "、".join(project.assignment.related)
        heights.append(
            self._pair(form, 5, (self._profile.words.department, identity.department), ("関係課", related))
        )
        heights.append(
            self._known(form, 6, f"{short_year(year)} の計画", _plan_text(record, year, self._profile))
        )
        heights.append(
            self._known(form, 7, f"{short_year(year)} の取組（計画）", record.yearly_actions.get(year, ""))
        )
        heights.append(
            self._known(form, 8, "指標の目標", record.indicator.text or target_text(record.indicator))
        )
        heights.append(self._write_state(form))
        return sum(heights)

    def _known(self, form: FormSheet, row: int, label: str, text: str) -> float:
        """Write a label and a text over the whole width, 「―」 for none; returns the height in points."""
        form.put(row, ITEM, label, "fm_label", LABEL)
        form.put(row, ANSWER, text or "―", "fm_known", CHECK)
        return form.height(row, (text, ANSWER, CHECK))

    def _pair(self, form: FormSheet, row: int, first: tuple[str, str], second: tuple[str, str]) -> float:
        """Write two labels with their texts on one row; returns its height."""
        form.put(row, ITEM, first[0], "fm_label", LABEL)
        form.put(row, ANSWER, first[1], "fm_known")
        form.put(row, LAST, second[0], "fm_label")
        form.put(row, CHECK, second[1] or "―", "fm_known")
        return form.height(row, (first[1], ANSWER, ANSWER), (second[1], CHECK, CHECK))

    def _write_state(self, form: FormSheet) -> float:
        """Write the live state of the sheet; the list sheet shows the same cells. Returns the height."""
        row = HEAD_ROW - 1
        form.put(row, ITEM, "記入状況", "fm_label", LABEL)
        form.formula(row, ANSWER, self._checks.state(SHORTFALL_CELL), "fm_result")
        form.put(row, LAST, "足りない項目の数", "fm_label")
        form.formula(row, CHECK, self._checks.shortfall, "fm_count")
        return form.height(row)

    # What is asked

    def _write_lines(self, form: FormSheet, fiscal_year: int, project: SurveyProject) -> float:
        """Write the table of answers; returns its height in points.

        Each line is checked by a formula beside it; that of a reached phase knows
        which phase was planned.
        """
        for column, heading in enumerate(
            (HEAD_ITEM, HEAD_LABEL, HEAD_ANSWER, HEAD_LAST, HEAD_CHECK), start=1
        ):
            form.put(HEAD_ROW, column, heading, "fm_head")
        total = form.height(HEAD_ROW)
        planned = _planned_phases(project.record, fiscal_year)
        for line in self._lines:
            row = ROWS[line.name]
            answer = answer_value(project.report, line, self._profile)
            last = last_value(project.last, line, self._profile)
            form.put(row, ITEM, line.item, "fm_item")
            form.put(row, LABEL, line.label, "fm_label")
            form.put(row, ANSWER, answer, _input_look(line))
            form.put(row, LAST, last, _last_look(line))
            form.formula(row, CHECK, self._checks.check(line, planned.get(line.name)), "fm_check")
            least = line.height_lines * ANSWER_LINE_PT + 6
            total += form.height(
                row, (_text(answer), ANSWER, ANSWER), (_text(last), LAST, LAST), least_pt=least
            )
        return total

    def _write_result(self, form: FormSheet, project: SurveyProject) -> float:
        """Write total and grade, live and of last year, and what the grades mean; returns their height.

        The grade is a formula on the three scores (002, 図表2), shown as soon as all three are in.
        """
        for row, label in ((TOTAL_ROW, "合計"), (GRADE_ROW, "総合評価")):
            form.put(row, ITEM, "", "fm_item")
            form.put(row, LABEL, label, "fm_label")
            set_height(form.sheet, row, 22)
        form.formula(TOTAL_ROW, ANSWER, self._checks.total, "fm_result")
        form.formula(GRADE_ROW, ANSWER, self._checks.grade(f"C{TOTAL_ROW}"), "fm_result")
        form.put(TOTAL_ROW, LAST, report_total(project.last), "fm_last")
        form.put(GRADE_ROW, LAST, last_grade(project.last, self._profile), "fm_last")
        form.put(TOTAL_ROW, CHECK, "①＋②＋③", "fm_check")
        form.formula(GRADE_ROW, CHECK, self._checks.grade_note, "fm_check")
        form.put(_NOTE_ROW, ITEM, grades_text(self._profile), "fm_note", CHECK)
        return 44 + form.height(_NOTE_ROW, least_pt=16)


def known_texts(project: SurveyProject, department: str, year: int, profile: PlanProfile) -> tuple[str, ...]:
    """Return what a project's sheet prints above and below its table: labels, and what is known of it."""
    record = project.record
    facts = (
        record.number, profile.category_name(record.category), _category(record, profile), record.title,
        department, "、".join(project.assignment.related), _plan_text(record, year, profile),
        record.yearly_actions.get(year, ""), record.indicator.text or target_text(record.indicator), "―",
    )  # fmt: skip
    plan = short_year(year)
    labels = (
        "事業番号", "分類", "事業名", profile.words.department, "関係課",
        f"{plan} の計画", f"{plan} の取組（計画）",
        "指標の目標", "記入状況", "足りない項目の数", NOTE, grades_text(profile),
    )  # fmt: skip
    return (*facts, *labels)


def _planned_phases(record: ProjectRecord, fiscal_year: int) -> dict[str, int | None]:
    """Return the planned phase of both halves of a year by field; none where the plan leaves it open."""
    cells = _plan_cells(record, fiscal_year)
    return {
        name: phase_of_cell(cells[half]) for half, name in enumerate(PHASE_FIELDS, start=1) if half in cells
    }


def _category(record: ProjectRecord, profile: PlanProfile) -> str:
    """Return category and DX of a project, 「重点　DX」."""
    return profile.category_name(record.category) + ("　DX" if record.is_dx else "")


def _plan_cells(record: ProjectRecord, fiscal_year: int) -> dict[int, ScheduleCell]:
    """Return half (1 or 2) → plan cell of a year; empty for a project without a schedule.

    1 is April to September, 2 October to March.
    """
    return {cell.half: cell for cell in record.schedule if cell.fiscal_year == fiscal_year}


def _plan_text(record: ProjectRecord, fiscal_year: int, profile: PlanProfile) -> str:
    """Return both halves of a year's plan with their departments, on a line each.

    The departments of the plan stand there as printed; who answers is told above (所管部署, 関係課).
    """
    lines = []
    for half, cell in sorted(_plan_cells(record, fiscal_year).items()):
        phase = phase_entry(profile, ENDED_PHASE if cell.phase is None else cell.phase)
        mark = "" if cell.settled else "（未確定）"
        names = f"（{'、'.join(cell.departments)}）" if cell.departments else ""
        lines.append(f"{half_name(half)}　{phase}{mark}{names}")
    return "\n".join(lines)


def answer_value(report: StatusReport | None, line: Line, profile: PlanProfile) -> FormValue:
    """Return an answer as it stands in a form: choices as drop-down entries, None where there is none."""
    value = getattr(report, line.name, None)
    if value is None or value == "":
        return None
    if line.kind is InputKind.PHASE:
        return phase_entry(profile, int(value))
    if line.kind is InputKind.SCORE:
        return score_entry(profile.score(line.name.removeprefix("score_")), int(value))
    if line.kind is InputKind.CHOICE:
        terms = profile.statuses if line.name == "status" else profile.outlooks
        return next((term.entry for term in terms if term.key == value), str(value))
    return value if isinstance(value, str | int | Decimal) else str(value)


def last_value(report: StatusReport | None, line: Line, profile: PlanProfile) -> FormValue:
    """Return last year's answer; a score as it counts, beside it the department's own where they differ.

    What counts is the office's score where it set one.
    """
    shown = answer_value(report, line, profile)
    if report is None or line.kind is not InputKind.SCORE:
        return shown
    name = line.name.removeprefix("score_")
    office, own = getattr(report, f"office_{name}"), getattr(report, line.name)
    if office is None or office == own:
        return shown
    note = f"（所管の回答 {own}）" if own is not None else ""
    return f"{score_entry(profile.score(name), office)}{note}"


def last_grade(report: StatusReport | None, profile: PlanProfile) -> str:
    """Return last year's grade, or the word for its state; "" where there was no answer."""
    standing = standing_of(report)
    if standing is Standing.UNANSWERED:
        return ""
    return report_grade(report, profile) or STANDING_NAMES[standing]


def grades_text(profile: PlanProfile) -> str:
    """Return what the grades mean: 「総合評価　S 14点以上　A 11点以上 …」."""
    bounds = "　".join(f"{bound.grade} {bound.minimum}点以上" for bound in profile.grades)
    return f"総合評価は①＋②＋③の合計から決まります。　{bounds}"


def _input_look(line: Line) -> str:
    """Return the look of a white cell."""
    return INPUT_LOOKS.get(line.kind, "fm_input")


def _last_look(line: Line) -> str:
    """Return the look of last year's answer."""
    return LAST_LOOKS.get(line.kind, "fm_last")


def _text(value: FormValue) -> str:
    """Return a value as text, to reckon the height that it needs."""
    return "" if value is None else str(value)
