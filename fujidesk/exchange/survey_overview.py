"""Writes the list of a department's projects with the live state of each.

The sheet that a department works from: row 1 title and reply code, row 2 what to do, row 3 live counts, row
5 the heads, then a row for each project in the plan's order. Nothing is filled in here; every state is a
formula that looks at the project's own sheet, so that the list is right while somebody types.
"""

from collections.abc import Sequence

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.exchange.survey_checks import STATE_WORDS
from fujidesk.exchange.survey_identity import Identity
from fujidesk.exchange.survey_layout import CODE_LABEL, COVER_NUMBER, KIND_TITLES, LIST_SHEET
from fujidesk.exchange.survey_looks import FormBook, FormSheet
from fujidesk.exchange.survey_sheet import FIRST_ROW, SHORTFALL_CELL, STATE_CELL, SurveyProject
from fujidesk.exchange.workbook_format import Page

_DX = "DX"
HEADS = ("事業番号", "事業名", "分類", _DX, "関係課", "記入状況", "足りない数")
"""Heads of the list, one for each column from A."""
STATE_COLUMN = 6
"""Column of 記入状況; that of 足りない数 follows."""
_WIDTHS = (11.0, 38.0, 7.0, 6.0, 20.0, 12.0, 13.0)
_HEAD_ROW = 5
_LAST = len(HEADS)


def write_overview(
    book: FormBook, identity: Identity, projects: Sequence[SurveyProject], profile: PlanProfile
) -> None:
    """Add the list sheet; numbers lead to their sheets, states come from there.

    Args:
        book: gets the sheet, after those that it has.
        identity: of the workbook, for title and reply code.
        projects: in the plan's order; their sheets, named by the numbers, are added afterwards.
        profile: of the plan, for the words of the categories.
    """
    form = book.add_sheet(LIST_SHEET, _WIDTHS)
    title = f"{long_year(identity.fiscal_year)} {KIND_TITLES[identity.kind]}　{LIST_SHEET}"
    last_row = max(_HEAD_ROW + len(projects), _HEAD_ROW + 1)  # an area needs a row even without projects
    form.put(1, 1, title, "fm_title", 5)
    form.put(1, 6, CODE_LABEL, "fm_code_label")
    form.put(1, 7, identity.code(COVER_NUMBER), "fm_code")
    form.height(1, least_pt=30)
    note = f"{identity.department}　番号を押すと、その事業の個票に移ります。"
    form.put(2, 1, book.header(note), "fm_note", _LAST)
    _write_counts(form, len(projects), f"F{_HEAD_ROW + 1}:F{last_row}")
    for column, heading in enumerate(HEADS, start=1):
        shown = heading if heading != _DX or profile.has_dx else ""
        form.put(_HEAD_ROW, column, shown, "fm_head")
    form.height(_HEAD_ROW, least_pt=24)
    for row, project in enumerate(projects, start=_HEAD_ROW + 1):
        _write_row(form, row, project, profile)
    book.colour_checks(form.sheet, f"F{_HEAD_ROW + 1}:F{last_row}")
    form.sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    header = book.header(f"{title}　{identity.department}")
    note = f"{CODE_LABEL} {identity.code(COVER_NUMBER)}　庁内限り"
    titles = f"{_HEAD_ROW}:{_HEAD_ROW}"
    form.finish(Page(f"A1:G{last_row}", landscape=False, header=header, title_rows=titles, note=note))


def _write_counts(form: FormSheet, projects: int, states: str) -> None:
    """Write how many projects there are, and live how many are in each state.

    states: the area of the states in the list; 記入済 is counted first, as it is what a department looks for.
    """
    empty, short, done = (f'COUNTIF({states},"{word}")' for word in STATE_WORDS)
    words = (("　", done, STATE_WORDS[2]), ("　", short, STATE_WORDS[1]), ("　", empty, STATE_WORDS[0]))
    counts = "&".join(f'"{gap}{word} "&{count}' for gap, count, word in words)
    form.formula(3, 1, f'"事業数 {projects}"&{counts}', "fm_plain", _LAST)
    form.height(3, least_pt=22)


def _write_row(form: FormSheet, row: int, project: SurveyProject, profile: PlanProfile) -> None:
    """Write a project's row."""
    record = project.record
    related = "、".join(project.assignment.related)
    form.link(row, 1, record.number, f"'{record.number}'!C{FIRST_ROW}", "fm_number_link")
    form.put(row, 2, record.title, "fm_known")
    form.put(row, 3, profile.category_name(record.category), "fm_known_center")
    form.put(row, 4, "DX" if record.is_dx else "", "fm_known_center")
    form.put(row, 5, related, "fm_known")
    form.formula(row, STATE_COLUMN, f"'{record.number}'!{STATE_CELL}", "fm_check")
    form.formula(row, STATE_COLUMN + 1, f"'{record.number}'!{SHORTFALL_CELL}", "fm_count")
    form.height(row, (record.title, 2, 2), (related, 5, 5))
