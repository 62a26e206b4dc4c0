"""The April survey from its deadline to its approval, in the whole window, by mouse, keyboard and dropped files."""

import datetime as dt
from functools import partial

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
)

from fujidesk.domain.oddities import InquiryState
from fujidesk.domain.surveys import EntryState
from fujidesk.exchange.survey_layout import HEAD_REPLY
from fujidesk.ui.evaluation.tool_row import ODDITIES, OVERVIEW, SETTLE
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.registry.table_view import ProjectTableView
from fujidesk.ui.widgets.day_box import DayBox
from tests.survey_forms import fill_book

TODAY = dt.date(2023, 5, 2)
YEAR = 2022
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SURVEYS, EVALUATION = Qt.Key.Key_4, Qt.Key.Key_5
ANSWERS = {
    "status": "2 実施中", "phase_h1": "2 要件調査・導入検討", "phase_h2": "3 導入準備", "budget_kyen": "1,200千円",
    "actual_cost_kyen": 900, "action": "番号札の色を分けた", "score_progress": "４", "score_cost": 3,
    "score_content": "4 効果が現れている", "outlook": "1 継続",
}  # fmt: skip


def fill(path, **other):
    """Answer every project of a form as a department does, and save it under a name that tells nothing."""
    book = load_workbook(path)
    fill_book(book, ANSWERS | other)
    return save_as(book, path, "返信")


def answer_questions(path, text):
    """Write the same answer to each question of a 照会票."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        heads = {cell.value: cell for row in sheet.iter_rows() for cell in row}
        if HEAD_REPLY in heads:
            head = heads[HEAD_REPLY]
            sheet.cell(head.row + 1, head.column).value = text
    return save_as(book, path, "照会の返信")


def save_as(book, path, name):
    """Save a workbook beside the folder of the issued ones."""
    target = path.parent.parent / f"{name}_{path.stem[-3:]}.xlsx"
    book.save(target)
    return target


class Clerk:
    """Hands and eyes of somebody who works with the window."""

    def __init__(self, qtbot, window, workspace):
        self._qtbot = qtbot
        self.window = window
        self.workspace = workspace

    def tab(self, key):
        """Open a tab by Ctrl+figure; returns its screen."""
        self._qtbot.keyClick(self.window, key, CTRL)
        keys = {SURVEYS: "surveys", EVALUATION: "evaluation"}
        return self.window._screens.build(keys[key])

    def press(self, text, within=None):
        """Press a button that can be seen, by the mouse."""
        found = [
            made for made in (within or self.window).findChildren(QPushButton)
            if made.text().startswith(text) and made.isVisible()
        ]  # fmt: skip
        assert found, f"no button {text}"
        assert found[0].isEnabled(), f"{text} cannot be pressed"
        self._qtbot.mouseClick(found[0], LEFT)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def dialog(self):
        """The window that is open over the program."""
        found = QApplication.activeModalWidget()
        assert found is not None, "no window has opened"
        return found

    def say(self, text):
        """Write into the text field of the open window and read what the window says."""
        dialog = self.dialog()
        field = dialog.findChild(QPlainTextEdit)
        field.setFocus()
        field.insertPlainText(text)  # composed by the input method
        return dialog

    def read(self, widget=None):
        """Return all that labels say."""
        labels = (widget or self.window).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def drop(self, *paths):
        """Drop files onto the window."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        spot, none = QPointF(400, 400), Qt.KeyboardModifier.NoModifier
        self.window.dropEvent(QDropEvent(spot, Qt.DropAction.CopyAction, mime, LEFT, none))

    def choose_department(self, name):
        """Select one department in the table of 調査・回収."""
        table = self.tab(SURVEYS)._departments.table
        row = table.model().row_of(name)
        self._qtbot.mouseClick(
            table.viewport(), LEFT, pos=table.visualRect(table.model().index(row, 0)).center()
        )

    def undo(self):
        """Take the last step back by Ctrl+Z."""
        self._qtbot.keyClick(self.window, Qt.Key.Key_Z, CTRL)

    def entry(self, department):
        """Return what is stored of a department's part in the round."""
        lines = self.workspace.surveys.status(YEAR, TODAY).departments
        return next(line.entry for line in lines if line.entry.department == department)

    def report(self, number="1-1-1"):
        """Return what is stored of a project's answers."""
        return self.workspace.reports.of_year(YEAR)[number]


@pytest.fixture
def clerk(qtbot, small_workspace, calendar, context):
    calendar.day = TODAY
    context.settings.change_window(fiscal_year=YEAR)
    window = MainWindow(small_workspace, context)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Clerk(qtbot, window, small_workspace)
    assert not context.reporter.errors


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder that every question for one is answered with."""
    made = tmp_path / "送付"
    made.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *a, **k: str(made)))
    return made


def issue(clerk, folder, qtbot):
    """Set deadline and contact, and make all workbooks."""
    screen = clerk.tab(SURVEYS)
    assert "調査はまだ始まっていません" in clerk.read()
    clerk.workspace.surveys.set_round(YEAR, "2022-04-28")
    clerk.window.choose_year(YEAR)
    day = screen.findChild(DayBox)
    day.setFocus()
    qtbot.keyClick(day, Qt.Key.Key_Up)  # the year, where the cursor stands
    contact = next(box for box in screen.findChildren(QLineEdit) if box.accessibleName() == "連絡先")
    contact.setFocus()
    contact.insert("情報政策課 内線 2345")
    qtbot.keyClick(contact, Qt.Key.Key_Return)
    held = clerk.workspace.surveys.status(YEAR, TODAY).round
    assert (held.deadline, held.contact) == ("2023-04-28", "情報政策課 内線 2345")
    clerk.press("調査票を作る…")
    clerk.press("選ぶ…", clerk.dialog())
    clerk.press("3 課の調査票を作る", clerk.dialog())
    assert "6 ファイルを作りました" in clerk.read(clerk.dialog())
    clerk.press("閉じる", clerk.dialog())
    assert clerk.entry("収納課").state is EntryState.SENT
    assert "期限超過 3 課" in clerk.read()


def take_back(clerk, folder):
    """Drop two filled forms and a stray file, look at them, take them."""
    forms = [folder / f"R4_進捗状況報告_{name}.xlsx" for name in ("収納課", "市民課")]
    stray = folder.parent / "memo.pdf"
    stray.write_bytes(b"%PDF-1.7\n")
    clerk.drop(fill(forms[0]), fill(forms[1], score_cost="７"), stray)
    dialog = clerk.dialog()
    assert "memo.pdf" in clerk.read(dialog), "what is not taken is said"
    assert dialog.findChild(QListView).model().rowCount() == 3
    assert clerk.report().status is None, "nothing is taken before it was accepted"
    clerk.press("2 ファイルの", dialog)
    assert "2 ファイルを受け取り" in clerk.read(dialog)
    clerk.press("閉じる", dialog)
    report = clerk.report()
    assert (report.budget_kyen, report.score_progress, report.score_content) == (1200, 4, 4)
    assert clerk.report("1-1-9").score_cost is None, "a score of 7 is never stored"
    assert "2 / 3 課" in clerk.read()


def chase(clerk):
    """Send one department back, remind the silent one, confirm the third."""
    clerk.choose_department("市民課")
    clerk.press("差戻し…")
    clerk.press("差し戻す", clerk.say("②経費の点を 1～5 で書いてください"))
    assert clerk.entry("市民課").state is EntryState.SENT_BACK
    assert "差戻し・期限超過" in clerk.read()
    clerk.choose_department("デジタル推進課")
    clerk.press("督促…")
    assert "デジタル推進課" in QGuiApplication.clipboard().text()
    clerk.press("1 課に督促したと記録する", clerk.dialog())
    assert clerk.entry("デジタル推進課").reminded_at == TODAY.isoformat()
    clerk.choose_department("収納課")
    clerk.press("確認済にする")
    assert clerk.entry("収納課").state is EntryState.CONFIRMED


def look(clerk, qtbot):
    """Press a part of the distribution; the list opens with what is behind it."""
    screen = clerk.tab(EVALUATION)
    qtbot.mouseClick(screen.tools.chips[OVERVIEW], LEFT)
    bars = screen.pages.currentWidget().distribution.bars
    assert bars.lines[0].segments[0].mark == "A"
    qtbot.mouseClick(bars, LEFT, pos=bars.segment_box(0, 0).center())
    assert clerk.window._screens.current == "registry"
    table = clerk.window.findChild(ProjectTableView)
    assert [table.model().index(row, 0).data() for row in range(table.model().rowCount())] == ["1-1-1"]
    assert any("令和4年度" in made.text() for made in clerk.window.findChildren(QPushButton))


def inquire(clerk, folder, qtbot):
    """Plan a question, make the 照会票, drop its answer and settle it."""
    screen = clerk.tab(EVALUATION)
    qtbot.mouseClick(screen.tools.chips[ODDITIES], LEFT)
    page = screen.pages.currentWidget()
    rows = page.table.model()
    assert rows.rowCount() > 0
    numbers = [page._shown[id(row)].number for row in page.table.figures.rows]
    at = page.table.visualRect(rows.index(numbers.index("1-1-1"), 0)).center()
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=at)
    clerk.press("照会票に追加", page)
    clerk.press("照会票を作る", page)
    clerk.press("保存先のフォルダーを選ぶ", clerk.dialog())
    (asked,) = clerk.workspace.oddities.inquiries(YEAR)
    assert asked.state is InquiryState.ASKED
    (sheet,) = folder.glob("*照会票*.xlsx")
    clerk.tab(SURVEYS)
    clerk.drop(answer_questions(sheet, "契約の時期がずれたため"))
    clerk.press("1 ファイルの 1 件を受け入れる", clerk.dialog())
    clerk.press("閉じる", clerk.dialog())
    (answered,) = clerk.workspace.oddities.inquiries(YEAR)
    assert (answered.state, answered.answer) == (InquiryState.ANSWERED, "契約の時期がずれたため")


def settle(clerk, qtbot):
    """Correct a score with a reason, then approve the year."""
    screen = clerk.tab(EVALUATION)
    qtbot.mouseClick(screen.tools.chips[SETTLE], LEFT)
    page = screen.pages.currentWidget()
    assert page.panel.title.text().startswith("1-1-1")
    qtbot.mouseClick(page.panel.editors[0].button(5), LEFT)
    clerk.press("保存する", page)
    assert "理由がありません" in clerk.read(page), "a correction needs its reason"
    page.panel.reason.insertPlainText("前倒しで終えたため")
    clerk.press("保存する", page)
    assert clerk.report().office_progress == 5
    clerk.press("本部承認として確定…", page)
    said = clerk.read(clerk.dialog())
    assert "未回答" in said
    assert "解決していない照会" in said
    clerk.press("3 事業の評価を確定する", clerk.dialog())
    assert clerk.workspace.surveys.status(YEAR, TODAY).round.approval is not None
    return page


def find_locked(clerk, qtbot):
    """See that an approved year cannot be changed anywhere."""
    clerk.window.open_project("1-1-1")
    sheet = clerk.window._screens.build("project").view.years.page(YEAR)
    assert "承認により確定" in sheet.banner.text()
    action = sheet.field(f"{YEAR}.action").editor
    action.setFocus()
    qtbot.keyClicks(action, "x")
    clerk.tab(SURVEYS)
    assert clerk.report().action == ANSWERS["action"]
    assert not next(
        made for made in clerk.window.findChildren(QPushButton)
        if made.text() == "調査票を作る…" and made.isVisible()
    ).isEnabled()  # fmt: skip


def unlock(clerk, qtbot):
    """Lift the approval; it asks for a reason, and the sheet can be changed again."""
    screen = clerk.tab(EVALUATION)
    qtbot.mouseClick(screen.tools.chips[SETTLE], LEFT)
    clerk.press("承認を解除…", screen)
    clerk.press("承認を解除する", clerk.dialog())
    assert "解除する理由を書いてください" in clerk.read(clerk.dialog())
    clerk.press("承認を解除する", clerk.say("実績額の誤り"))
    assert clerk.workspace.surveys.status(YEAR, TODAY).round.approval is None
    clerk.window.open_project("1-1-1")
    sheet = clerk.window._screens.build("project").view.years.page(YEAR)
    assert "本部承認" not in sheet.banner.text()


@pytest.mark.usefixtures("no_network")
def test_the_survey_from_its_deadline_to_its_approval_and_back(clerk, folder, qtbot) -> None:
    issue(clerk, folder, qtbot)
    take_back(clerk, folder)
    chase(clerk)
    look(clerk, qtbot)
    inquire(clerk, folder, qtbot)
    settle(clerk, qtbot)
    find_locked(clerk, qtbot)
    unlock(clerk, qtbot)
    steps = (
        ("approved again", lambda: clerk.workspace.surveys.status(YEAR, TODAY).round.approval is not None),
        ("open again", lambda: clerk.workspace.surveys.status(YEAR, TODAY).round.approval is None),
        ("the department's own score", lambda: clerk.report().office_progress is None),
        ("the answer of the 照会票", partial(has_state, clerk, InquiryState.ASKED)),
    )
    for what, holds in steps:
        clerk.undo()
        assert holds(), what


def has_state(clerk, state):
    """Tell whether the only question is in a state."""
    return [item.state for item in clerk.workspace.oddities.inquiries(YEAR)] == [state]
