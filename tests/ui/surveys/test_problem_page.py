"""The problem list of a department: every line with its place, opened by the mouse and by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTableView, QTabWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.replies import Problem, ProblemList
from fujidesk.ui.surveys.problem_page import ProblemPage

FOUND = ProblemList(
    "回答B.xlsx",
    (
        Problem("メモ", "", "調査票のシートではありません"),
        Problem("1-1-9", "C20", "②経費：「７」は範囲の外です", "0〜5 の整数", "1-1-9"),
    ),
)


@pytest.fixture
def page(qtbot, theme):
    made = ProblemPage(theme)
    qtbot.addWidget(made)
    made.resize(440, 360)
    made.show()
    return made


def table_of(page):
    return page.findChild(QTableView)


def rows_of(page):
    model = table_of(page).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def double_click(qtbot, page, row):
    """Click twice on a line, as the mouse does."""
    table = table_of(page)
    spot = table.visualRect(table.model().index(row, 3)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_each_line_says_where_what_and_what_is_allowed(page) -> None:
    page.show_problems(FOUND)
    assert rows_of(page) == [
        ["", "メモ", "", "調査票のシートではありません", ""],
        ["1-1-9", "1-1-9", "C20", "②経費：「７」は範囲の外です", "0〜5 の整数"],
    ]
    table_of(page).selectRow(1)
    assert page.findChild(QPlainTextEdit).toPlainText() == (
        "回答B.xlsx ／ シート「1-1-9」 C20\n②経費：「７」は範囲の外です\n許される値：0〜5 の整数"
    )
    table_of(page).selectRow(0)
    assert page.findChild(QPlainTextEdit).toPlainText().startswith("回答B.xlsx ／ シート「メモ」\n")


def test_a_line_about_the_file_names_no_sheet(page) -> None:
    page.show_problems(ProblemList("回答.xlsx", (Problem("", "", "保存した時刻が分かりません"),)))
    assert page.findChild(QPlainTextEdit).toPlainText() == "回答.xlsx\n保存した時刻が分かりません"


def test_a_line_about_a_project_opens_its_sheet(page, qtbot) -> None:
    page.show_problems(FOUND)
    with qtbot.waitSignal(page.opened) as opened:
        double_click(qtbot, page, 1)
    assert opened.args == ["1-1-9"]
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(table_of(page), Qt.Key.Key_Return)
    assert opened.args == ["1-1-9"]


def test_a_line_about_no_project_opens_nothing(page, qtbot) -> None:
    page.show_problems(FOUND)
    with qtbot.assertNotEmitted(page.opened):
        double_click(qtbot, page, 0)


@pytest.mark.parametrize("problems", [None, ProblemList("回答.xlsx")])
def test_nothing_wrong_is_said_in_words(page, problems) -> None:
    page.show_problems(FOUND)
    page.show_problems(problems)
    assert not table_of(page).isVisible()
    assert [label.text() for label in page.findChildren(QLabel) if label.isVisible()] == [
        "最新の回答に残っている問題はありません。"
    ]


class TestOnTheTab:
    @pytest.fixture
    def taken(self, screen, returned, hands):
        """The return of 市民課, with a score that cannot be and a cost that cannot be read, taken."""
        screen.take_files([returned / "回答B.xlsx"])
        hands.press(hands.dialog(), "1 ファイルの")
        hands.press(hands.dialog(), "閉じる")
        hands.let_go()
        hands.choose(screen, "市民課")
        return screen

    def test_the_office_sees_the_list_of_the_newest_return(self, taken, hands, qtbot) -> None:
        tabs = taken._detail.findChild(QTabWidget)
        lines = taken._workspace.surveys.problem_lists(2022)["市民課"].lines
        assert tabs.tabText(1) == f"問題 {len(lines)}"
        hands.press(taken._detail, "問題を見る")
        page = tabs.currentWidget()
        assert isinstance(page, ProblemPage)
        words = "\n".join(" ".join(row) for row in rows_of(page))
        assert "②経費" in words
        assert "予算額" in words
        with qtbot.waitSignal(taken.open_requested) as opened:
            double_click(qtbot, page, 0)
        assert opened.args == [rows_of(page)[0][0]]

    def test_a_department_without_a_return_shows_no_list_of_another(self, taken, hands) -> None:
        hands.choose(taken, "収納課")
        tabs = taken._detail.findChild(QTabWidget)
        assert tabs.tabText(1) == "問題 0"
        assert not hands.button(taken._detail, "問題を見る").isVisible()
        assert rows_of(tabs.widget(1)) == []

    def test_undoing_the_return_takes_its_problems_away(self, taken) -> None:
        taken._workspace.edits.undo()
        taken.reload(Changes(everything=True))
        assert taken._detail.findChild(QTabWidget).tabText(1) == "問題 0"
        assert taken._workspace.surveys.problem_lists(2022) == {}

    def test_the_list_fits_beside_the_table_at_the_least_size(self, taken, hands) -> None:
        taken.resize(1366, 650)
        hands.press(taken._detail, "問題を見る")
        page = taken._detail.findChild(QTabWidget).currentWidget()
        assert page.minimumSizeHint().width() <= page.width()
        corner = page.mapTo(taken, QPoint(page.width(), page.height()))
        assert corner.x() <= taken.width()
