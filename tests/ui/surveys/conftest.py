"""For tests of 調査・回収: a round of the three invented projects, forms issued and filled as an office does."""

import datetime as dt
from functools import partial

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from fujidesk.domain.reports import report_change
from fujidesk.exchange.survey_layout import HEAD_ANSWER, HEAD_ITEM, LINES
from fujidesk.ui.surveys.screen import SurveyScreen

TODAY = dt.date(2023, 5, 2)
"""After the deadline that the tests set."""
GOOD = {
    "status": "2 実施中", "phase_h1": "2 要件調査・導入検討", "phase_h2": "3 導入準備", "budget_kyen": 1200,
    "actual_cost_kyen": 900, "action": "番号札の色を分けた", "score_progress": 4, "score_cost": 3,
    "score_content": 4, "outlook": "1 継続",
}  # fmt: skip
_ITEMS = {line.name: line.item for line in LINES}


@pytest.fixture
def today():
    return TODAY


@pytest.fixture
def surveys(small_workspace):
    """The round of R4 with a deadline that is over by `TODAY`."""
    small_workspace.surveys.set_round(2022, "2023-04-28", "情報政策課 内線 2345")
    return small_workspace.surveys


@pytest.fixture
def make_screen(qtbot, small_workspace, context, today):
    """Makes the screen as the window does: shown, told of a year and of what it writes itself."""
    made = []

    def make(year=2022, day=today, size=(1366, 650)):
        context.clock.set_day(day)
        screen = SurveyScreen(small_workspace, context)
        qtbot.addWidget(screen)
        screen.edited.connect(screen.reload)
        screen.resize(*size)
        screen.show()
        screen.set_fiscal_year(year)
        made.append(screen)
        return screen

    return make


@pytest.fixture
def screen(surveys, make_screen):
    return make_screen()


@pytest.fixture
def forms(small_workspace, surveys, tmp_path):
    """The forms of all departments, issued on 3 April: department → path of its 進捗状況報告."""
    result = small_workspace.survey_issue.issue(2022, tmp_path / "out", today=dt.date(2023, 4, 3))
    found = {}
    for path in result.paths:
        kind, department = path.stem.split("_")[1:]
        if kind == "進捗状況報告":
            found[department] = path
    return found


def filled(form, target, answers=None, **other):
    """Fill a form's sheets as a department does and save it elsewhere; None leaves a cell empty."""
    answers = (GOOD if answers is None else answers) | other
    book = load_workbook(form)
    for sheet in book.worksheets:
        cells = {cell.value: cell for row in sheet.iter_rows() for cell in row}
        if HEAD_ITEM not in cells or HEAD_ANSWER not in cells:
            continue
        head, column = cells[HEAD_ITEM], cells[HEAD_ANSWER].column
        for row in range(head.row + 1, sheet.max_row + 1):
            item = sheet.cell(row, head.column).value
            for name, value in answers.items():
                if item == _ITEMS[name] and value is not None:
                    sheet.cell(row, column).value = value
    target.parent.mkdir(exist_ok=True)
    book.save(target)
    return target


@pytest.fixture
def fill():
    """Fills a form: `fill(form, target, score_cost="3点")`."""
    return filled


@pytest.fixture
def returned(forms, tmp_path):
    """A folder with the filled forms of 収納課 and 市民課, under names that tell nothing."""
    folder = tmp_path / "in"
    filled(forms["収納課"], folder / "回答A.xlsx")
    filled(forms["市民課"], folder / "回答B.xlsx", score_cost="７", budget_kyen="約百万")
    return folder


@pytest.fixture
def typed(small_workspace):
    """Stores answers of a project as the office types them: typed("1-1-1", status="running")."""

    def store(number, **values):
        report = small_workspace.reports.of_year(2022)[number]
        changes = [report_change(report, name, value) for name, value in values.items()]
        return small_workspace.edits.apply(changes, "入力")

    return store


def state_of(surveys, department, today=TODAY):
    """Return the state of a department in the round of R4."""
    lines = surveys.status(2022, today).departments
    return next(line for line in lines if line.entry.department == department).entry.state.value


def button_of(widget, text):
    """Return the button that begins with a text and can be seen."""
    found = [made for made in widget.findChildren(QPushButton) if made.text().startswith(text)]
    return next((made for made in found if made.isVisible()), found[0] if found else None)


def press(qtbot, widget, text):
    """Press a button by the mouse."""
    made = button_of(widget, text)
    assert made is not None, f"no button {text}"
    assert made.isEnabled(), f"{text} cannot be pressed"
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def press_in(text, qtbot):
    """Return an answer to a modal window: press a button in it."""
    return partial(_press_later, qtbot, text)


def _press_later(qtbot, text, dialog):
    press(qtbot, dialog, text)


def let_go():
    """Free what was closed."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def hands(qtbot):
    """What a user does: `hands.press(widget, "送付済にする")`, `hands.state(surveys, "収納課")`."""

    class Hands:
        press = staticmethod(partial(press, qtbot))
        button = staticmethod(button_of)
        state = staticmethod(state_of)
        let_go = staticmethod(let_go)

        @staticmethod
        def dialog():
            return QApplication.activeModalWidget()

        @staticmethod
        def choose(screen, *departments):
            """Select departments by Ctrl and the mouse."""
            table = screen._departments.table
            table.clearSelection()
            for name in departments:
                row = table.model().row_of(name)
                assert row >= 0, f"{name} is not shown"
                spot = table.visualRect(table.model().index(row, 0)).center()
                keys = Qt.KeyboardModifier.ControlModifier
                qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, spot)

    return Hands()
