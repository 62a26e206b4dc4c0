"""What goes to the clipboard for a spreadsheet."""

from dataclasses import replace

from fujidesk.ui.itemmodels.project_columns import ProjectColumn
from fujidesk.ui.registry.copying import CopiedTable, as_html, as_tsv, clipboard_data, table_of

COLUMNS = (ProjectColumn.NUMBER, ProjectColumn.TITLE, ProjectColumn.PHASES, ProjectColumn.PAGE)


def test_one_column_a_half_year_with_open_ones_marked(rows, texts, profile):
    table = table_of(rows[:3], COLUMNS, texts, profile)
    heading, first, second, third = table.lines
    assert table.figures == frozenset(range(2, 13))
    assert heading == [
        "番号",
        "情報化事業",
        "R4上",
        "R4下",
        "R5上",
        "R5下",
        "R6上",
        "R6下",
        "R7上",
        "R7下",
        "R8上",
        "R8下",
        "頁",
    ]
    assert first == ["1-1-1", "窓口カードの試行", *"1234444444", "9"]
    assert second == ["1-1-2", "ＡＩ窓口", "4", "4（未確定）", *("-" * 8), "10"]
    assert third == ["1-1-10", "地図の公開", *[""] * 10, ""]


def test_tabs_and_newlines_inside_values_become_spaces(rows, texts, profile):
    row = replace(rows[0], title="一行\t目\r\n二行目")
    table = table_of([row], (ProjectColumn.TITLE,), texts, profile)
    assert table.lines[1] == ["一行 目  二行目"]
    assert as_tsv(table).split("\r\n") == ["情報化事業", "一行 目  二行目", ""]


def test_nothing_becomes_a_formula():
    table = CopiedTable([["=1+1", "+81", "-5", "@SUM(A1)", "＝１", "-", "普通"]])
    assert as_tsv(table) == "'=1+1\t'+81\t'-5\t'@SUM(A1)\t'＝１\t-\t普通\r\n"
    html = as_html(table)
    assert html.count("mso-number-format:'\\@'") == 7
    assert "<td>=1+1" not in html


def test_html_keeps_figures_as_numbers_and_escapes():
    html = as_html(
        CopiedTable([["頁", "番号", "<b>&"], ["12", "1-1-2", "007"], ["１２", "", "3"]], frozenset({0}))
    )
    assert "<td>12</td>" in html
    assert "<td>１２</td>" not in html
    assert "<td>007</td>" not in html
    assert "<td>3</td>" not in html
    assert "<td>1-1-2" not in html
    assert "&lt;b&gt;&amp;" in html


def test_clipboard_has_both(qapp):
    data = clipboard_data(CopiedTable([["番号"], ["1-1-1"]]))
    assert data.text() == "番号\r\n1-1-1\r\n"
    assert "<table>" in data.html()


def test_made_up_answers_are_marked_in_every_row(rows, texts, profile):
    table = table_of(rows[:3], (ProjectColumn.NUMBER,), texts, profile, sample=True)
    assert [line[-1] for line in table.lines] == ["データ", *["サンプルデータ"] * 3]
    assert "サンプルデータ" in as_html(table)
    assert "サンプルデータ" not in as_tsv(table_of(rows[:3], (ProjectColumn.NUMBER,), texts, profile))
