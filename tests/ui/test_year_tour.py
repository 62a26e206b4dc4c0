"""One year of the office in the whole window: a hearing, a new project until it is adopted, a change, a list."""

import datetime as dt
import html
import re
import zipfile

import pypdf
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTextEdit, QWidget

from fujidesk.domain.hearings import HearingKind, Note, NoteKind
from fujidesk.domain.new_projects import Step
from fujidesk.domain.people import Member
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.ui.home.month_tasks import MonthTasks
from fujidesk.ui.home.owed_card import OwedCard
from fujidesk.ui.home.task_card import TaskCard
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.project.exports import WORKBOOK
from fujidesk.ui.project.header import SheetHeader
from fujidesk.ui.registry.table_view import ProjectTableView
from fujidesk.ui.screen_stack import TABS
from fujidesk.ui.timeline.presets import Preset

YEAR, JUNE = 2022, dt.date(2022, 6, 15)
LEFT, CTRL, ALT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEY = Qt.Key
SECRET, TODO, TITLE = "ここだけの話鳳凰", "見積りを取り直す鳳凰", "備品の予約"


class Clerk:
    """Hands and eyes of somebody who works with the window through the year."""

    def __init__(self, qtbot, window, workspace, clock):
        self.qtbot, self.window, self.workspace, self._clock = qtbot, window, workspace, clock

    def on(self, *day):
        """Let it be another day."""
        self._clock.set_day(dt.date(*day))

    def tab(self, name):
        """Open a tab by Ctrl+figure; returns its screen."""
        self.window.activateWindow()  # offscreen, no window is active once a dialog has closed
        self.qtbot.waitUntil(self.window.isActiveWindow)
        place = list(TABS).index(name) + 1
        self.qtbot.keyClick(self.window, Qt.Key(Qt.Key.Key_0 + place), CTRL)
        assert self.window._screens.current == name
        return self.window._screens.build(name)

    def page(self, name):
        """Open a page of 計画・体制 by its chip."""
        plan = self.tab("plan")
        self.qtbot.mouseClick(plan.chips[name], LEFT)
        return plan.page(name)

    def press(self, text, within=None):
        """Press a button that can be seen, by the mouse."""
        found = [
            made for made in (within or self.window).findChildren(QPushButton)
            if made.text().startswith(text) and made.isVisible()
        ]  # fmt: skip
        assert found, f"no button {text}"
        assert found[0].isEnabled(), f"{text} cannot be pressed"
        self.qtbot.mouseClick(found[0], LEFT)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def dialog(self):
        """The window that is open over the program."""
        found = QApplication.activeModalWidget()
        assert found is not None, "no window has opened"
        return found

    def write(self, name, text):
        """Type into the field of the open window with a name, as an IME does: one commit."""
        kinds = (QLineEdit, QTextEdit, QPlainTextEdit)
        field = next(
            made for made in self.dialog().findChildren(QWidget)
            if made.accessibleName() == name
        )  # fmt: skip
        field = field if isinstance(field, kinds) else field.findChild(QLineEdit)
        field.setFocus()
        commit(field, text)

    def choose(self, name, data):
        """Choose in the box of the open window with a name, by the arrow keys."""
        box = next(made for made in self.dialog().findChildren(QWidget) if made.accessibleName() == name)
        box.setFocus()
        for _ in range(box.findData(data) - box.currentIndex()):
            if box.currentData() != data:
                self.qtbot.keyClick(box, KEY.Key_Down)
        assert box.currentData() == data

    def read(self, widget):
        """Return all that labels say."""
        return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def commit(widget, text):
    """Bring a text in as a Japanese IME does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def clerk(qtbot, small_workspace, calendar, context):
    calendar.day = JUNE
    context.settings.change_window(fiscal_year=YEAR)
    window = MainWindow(small_workspace, context)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Clerk(qtbot, window, small_workspace, context.clock)
    assert not context.reporter.errors


def plan_hearing(clerk):
    """Go from June's task on ホーム to the grid and plan a hearing in it by the keyboard."""
    month = clerk.tab("home").findChild(MonthTasks)
    assert "6月にすること" in clerk.read(month)
    card = next(made for made in month.findChildren(TaskCard) if "新規事業ヒアリング" in clerk.read(made))
    clerk.qtbot.mouseClick(card.action, LEFT)
    assert clerk.window._screens.current == "hearings"
    table = clerk.window._screens.build("hearings").plan.table
    clerk.qtbot.keyClick(table, KEY.Key_Return)
    clerk.write("部署", "収納課")
    clerk.write("対象事業", "1-1-1")
    clerk.press("保存する", clerk.dialog())
    (hearing,) = clerk.workspace.hearings.all()
    assert (hearing.kind, hearing.department, hearing.numbers) == (
        HearingKind.NEW_PROJECT,
        "収納課",
        ("1-1-1",),
    )
    assert hearing.fiscal_year == YEAR
    return hearing


def take_notes(clerk):
    """Open the hearing in the grid and write a question, a decision's to-do and a remark."""
    screen = clerk.window._screens.build("hearings")
    clerk.qtbot.keyClick(screen.plan.table, KEY.Key_Return)
    line = screen.notes.input.line
    clerk.qtbot.waitUntil(line.hasFocus)
    for key, text in ((KEY.Key_Q, SECRET), (KEY.Key_T, TODO)):
        clerk.qtbot.keyClick(line, key, ALT)
        commit(line, text)
        if key == KEY.Key_T:
            clerk.qtbot.keyClicks(screen.notes.input.due, "6/30")
            line.setFocus()
        clerk.qtbot.keyClick(line, KEY.Key_Return)
    notes = clerk.workspace.office.all(Note)
    assert [(note.kind, note.text) for note in notes] == [(NoteKind.QUESTION, SECRET), (NoteKind.TODO, TODO)]
    assert notes[1].due == "2022-06-30"


def finish_todo(clerk):
    """Find the to-do on ホーム, overdue in July, and tick it off."""
    card = clerk.tab("home").findChild(OwedCard)
    assert TODO in clerk.read(card)
    assert "期限超過" not in clerk.read(card)
    clerk.on(2022, 7, 4)
    assert "期限超過 1 件" in clerk.read(card)
    clerk.press("済みにする", card)
    assert clerk.workspace.office.all(Note)[1].done_at == "2022-07-04"
    assert not card.isVisible()


def propose(clerk):
    """Enter a new project by hand."""
    page = clerk.page("new_projects")
    clerk.press("新規事業を追加…", page)
    clerk.write("事業名", TITLE)
    clerk.write("提案する部署", "収納課")
    clerk.press("追加する", clerk.dialog())
    (project,) = clerk.workspace.new_projects.all(YEAR)
    assert (project.title, project.department) == (TITLE, "収納課")
    assert page.detail.key == project.key
    return page


def bring_to_adoption(clerk, page):
    """Take the steps of the year as they come, 本部説明 included, and adopt it under 1.1."""
    clerk.press("重要事項にする", page)
    steps = (
        ((2022, 7, 5), "ヒアリングへ…", {}), ((2022, 10, 14), "本部説明へ…", {}),
        ((2022, 10, 28), "予算要求へ…", {"予算要求額（千円）": "1,200"}),
        ((2023, 2, 17), "予算確定へ…", {"査定額（千円）": "1,000", "予算確定額（千円）": "1,000"}),
    )  # fmt: skip
    for day, word, amounts in steps:
        clerk.on(*day)
        clerk.press(word, page.detail)
        for name, amount in amounts.items():
            clerk.write(name, amount)
        clerk.press(f"「{word.removesuffix('へ…')}」にする", clerk.dialog())
    clerk.on(2023, 3, 30)
    clerk.press("計画に登載…", page.detail)
    assert "施策を選んでください" in clerk.read(clerk.dialog())
    clerk.choose(clerk.workspace.profile.level_names[-1], "1.1")
    clerk.choose("令和5年度 上期の段階", 2)
    assert "事業番号 1-1-10 になります" in clerk.read(clerk.dialog())
    clerk.press("登載する", clerk.dialog())
    (project,) = clerk.workspace.new_projects.all(YEAR)
    assert [taken.step for taken in project.steps] == [
        Step.PROPOSED, Step.HEARD, Step.EXPLAINED, Step.REQUESTED, Step.FUNDED, Step.ADOPTED,
    ]  # fmt: skip
    assert (project.number, project.settled_kyen) == ("1-1-10", 1000)


def find_adopted(clerk):
    """See the adopted project in 事業一覧 and タイムライン."""
    clerk.tab("registry")
    table = clerk.window.findChild(ProjectTableView)
    shown = [table.model().index(row, 0).data() for row in range(table.model().rowCount())]
    assert shown == ["1-1-1", "1-1-9", "1-1-10", "1-5-10"]
    timeline = clerk.tab("timeline")
    clerk.qtbot.mouseClick(timeline.chips.chip(Preset.ALL), LEFT)
    clerk.qtbot.waitUntil(lambda: "1-1-10" in numbers_drawn(timeline))
    assert numbers_drawn(timeline) == shown


def numbers_drawn(timeline):
    """Return the numbers of the projects in the chart, from the top."""
    groups = timeline.view.data.groups if timeline.view.data is not None else ()
    return [row.number for group in groups for row in group.rows]


def rename(clerk):
    """Register that a project has another name."""
    clerk.on(2023, 4, 3)
    page = clerk.page("revisions")
    clerk.press("変更を登録…", page)
    dialog = clerk.dialog()
    for name, text in (("変更する事業", "1-1-9"), ("新しい事業名", "お知らせの配信"), ("理由", "名称を改める"),
                       ("決定した会議", "情報化推進本部")):  # fmt: skip
        clerk.write(name, text)
    clerk.qtbot.waitUntil(dialog.do_button.isEnabled)
    clerk.press("登録する", dialog)
    kinds = [revision.kind for revision in clerk.workspace.office.all(Revision)]
    assert sorted(kinds) == [RevisionKind.ADDITION, RevisionKind.RENAME]
    assert clerk.workspace.registry.sheet("1-1-9").record.title == "お知らせの配信"


def list_members(clerk, target):
    """Enter a member of the headquarters and write the list of members."""
    page = clerk.page("people")
    clerk.press("追加…", page)
    clerk.write("職名", "副市長")
    clerk.press("追加する", clerk.dialog())
    assert [member.post for member in clerk.workspace.office.all(Member)] == ["副市長"]
    clerk.press("Excel に書き出す…", page)
    assert "副市長" in texts_of(target)


def export(clerk, folder, choose_file):
    """Write the sheet of the heard project and the timeline; returns the files."""
    workbook, chart = folder / "個票.xlsx", folder / "タイムライン.pdf"
    clerk.window.open_project("1-1-1")
    header = clerk.window._screens.build("project").findChild(SheetHeader)
    choose_file(workbook)
    next(action for action in header._export.menu().actions() if action.data() == WORKBOOK).trigger()
    choose_file(chart)
    button = clerk.tab("timeline").export_button
    next(action for action in button.menu().actions() if "PDF" in action.text()).trigger()
    clerk.qtbot.waitUntil(chart.exists)
    return workbook, chart


def texts_of(path):
    """Return all that a workbook or PDF says."""
    if path.suffix == ".pdf":
        return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    with zipfile.ZipFile(path) as book:
        parts = (book.read(name).decode(errors="ignore") for name in book.namelist())
        return html.unescape(re.sub(r"<[^>]+>", "\n", "\n".join(parts)))


@pytest.mark.usefixtures("no_network")
def test_a_year_from_the_hearing_in_june_to_the_plan_of_the_next(clerk, tmp_path, choose_file):
    plan_hearing(clerk)
    take_notes(clerk)
    finish_todo(clerk)
    page = propose(clerk)
    bring_to_adoption(clerk, page)
    find_adopted(clerk)
    rename(clerk)
    choose_file(tmp_path / "名簿.xlsx")
    list_members(clerk, tmp_path / "名簿.xlsx")
    workbook, chart = export(clerk, tmp_path, choose_file)
    assert "窓口の案内番号" in texts_of(workbook)
    assert TITLE in texts_of(chart)
    for path in (workbook, chart, tmp_path / "名簿.xlsx"):
        for said in (SECRET, TODO, "鳳凰"):
            assert said not in texts_of(path), path.name
