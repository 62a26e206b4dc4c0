"""What the office does with departments: which ones it fits, what is stored, what is said."""

import datetime as dt

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.surveys import DepartmentProgress, EntryState, SurveyEntry, SurveyRound
from fujidesk.errors import UserError
from fujidesk.exchange.profiles import load_profile
from fujidesk.ui.surveys.commands import DepartmentCommands, can_be_confirmed, can_be_sent_back

DAY = dt.date(2023, 5, 2)


def line(department, state=EntryState.SENT, *, answered=(), incomplete=(), problems=0, numbers=("1-1-1",)):
    return DepartmentProgress(SurveyEntry(2022, department, state), numbers, answered, incomplete, problems)


class FakeSurveys:
    """Writes down what it is asked to store; `refuse` is raised instead."""

    def __init__(self):
        self.calls = []
        self.refuse = None

    def __getattr__(self, name):
        def call(*given, **named):
            if self.refuse is not None:
                raise self.refuse
            self.calls.append((name, *given, *named.items()))
            return "お願いします" if name == "reminder_text" else Changes(years=frozenset({2022}))

        return call


class FakeWorkspace:
    def __init__(self):
        self.surveys = FakeSurveys()
        self.profile = load_profile("fuji")


@pytest.fixture
def workspace():
    return FakeWorkspace()


@pytest.fixture
def commands(workspace, context, qtbot, hands):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    context.clock.set_day(DAY)
    made = DepartmentCommands(workspace, context, window)
    made.set_fiscal_year(2022)
    yield made
    window.deleteLater()
    hands.let_go()


@pytest.fixture
def edited(commands):
    found = []
    commands.edited.connect(found.append)
    return found


def note(context):
    return context.reporter.notes[-1]


def test_only_departments_that_were_not_sent_anything_are_marked(
    commands, workspace, context, edited
) -> None:
    commands.mark_sent([line("収納課", EntryState.UNSENT), line("市民課"), line("人事課", EntryState.UNSENT)])
    assert workspace.surveys.calls == [("mark_sent", 2022, ["収納課", "人事課"], DAY)]
    assert edited == [Changes(years=frozenset({2022}))]
    assert note(context) == (
        "収納課、人事課を送付済にしました。（ほかの 1 課はすでに送付済みです）Ctrl+Z で元に戻せます。"
    )


def test_many_departments_are_said_as_a_number(commands, context) -> None:
    commands.mark_sent([line(f"第{place}課", EntryState.UNSENT) for place in range(12)])
    assert note(context).startswith("12 課を送付済にしました。")


def test_nothing_chosen_says_what_to_do(commands, workspace, context) -> None:
    commands.mark_sent([])
    assert note(context) == "表で部署を選んでください。選ばれた中に未送付の部署がありません。"
    assert workspace.surveys.calls == []


def test_a_reminder_goes_to_those_who_wait_only(commands, workspace, context, hands) -> None:
    commands.remind(
        [line("収納課"), line("市民課", EntryState.RETURNED), line("人事課", EntryState.SENT_BACK)]
    )
    assert workspace.surveys.calls == [("reminder_text", 2022, ["収納課", "人事課"])]
    assert QGuiApplication.clipboard().text() == "お願いします"
    dialog = hands.dialog()
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "お願いします"
    hands.press(dialog, "2 課に督促したと記録する")
    assert workspace.surveys.calls[-1] == ("mark_reminded", 2022, ["収納課", "人事課"], DAY)


def test_a_reminder_that_cannot_be_written_is_told(commands, workspace, context) -> None:
    workspace.surveys.refuse = UserError("文面を作れません。")
    commands.remind([line("収納課")])
    assert str(context.reporter.errors[-1]) == "文面を作れません。"
    assert QApplication.activeModalWidget() is None


def test_sent_back_only_with_a_reason_that_is_more_than_spaces(commands, workspace, hands) -> None:
    commands.send_back([line("収納課", EntryState.RETURNED), line("市民課")])
    dialog = hands.dialog()
    text = dialog.findChild(QPlainTextEdit)
    text.setPlainText("   ")
    assert not hands.button(dialog, "差し戻す").isEnabled()
    text.setPlainText(" 単位が違う ")
    hands.press(dialog, "差し戻す")
    assert workspace.surveys.calls == [("send_back", 2022, ["収納課"], DAY, "単位が違う")]


def test_sending_back_can_be_given_up(commands, workspace, hands) -> None:
    commands.send_back([line("収納課", EntryState.CONFIRMED)])
    hands.press(hands.dialog(), "やめる")
    assert workspace.surveys.calls == []


def test_confirming_counts_what_is_missing(commands, workspace, hands) -> None:
    commands.confirm(
        [line("収納課", EntryState.RETURNED, numbers=("1-1-1", "1-1-2", "1-1-3"), answered=("1-1-1", "1-1-2"),
              incomplete=("1-1-2",), problems=4)]
    )  # fmt: skip
    dialog = hands.dialog()
    said = dialog.accessibleDescription()
    assert "未記入の事業 1 件・記入の足りない事業 1 件・残っている問題 4 件" in said
    hands.press(dialog, "それでも確認済にする")
    assert workspace.surveys.calls == [("confirm", 2022, ["収納課"], DAY)]


def test_confirming_what_is_whole_asks_nothing(commands, workspace) -> None:
    commands.confirm([line("収納課", EntryState.RETURNED, answered=("1-1-1",))])
    assert workspace.surveys.calls == [("confirm", 2022, ["収納課"], DAY)]
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize(
    ("state", "answered", "back", "confirmed"),
    [
        (EntryState.UNSENT, (), False, False), (EntryState.SENT, (), False, False),
        (EntryState.SENT, ("1-1-1",), True, True), (EntryState.RETURNED, (), True, True),
        (EntryState.SENT_BACK, ("1-1-1",), False, True), (EntryState.CONFIRMED, ("1-1-1",), True, False),
    ],
)  # fmt: skip
def test_what_fits_a_department(state, answered, back, confirmed) -> None:
    assert can_be_sent_back(line("収納課", state, answered=answered)) is back
    assert can_be_confirmed(line("収納課", state, answered=answered)) is confirmed


def test_leader_lead_deadline_and_contact_are_stored_and_said(commands, workspace, context) -> None:
    commands.set_leader("収納課", "収納課 係長", "")
    assert note(context) == "収納課の情報化推進リーダーを収納課 係長 にしました。Ctrl+Z で元に戻せます。"
    commands.set_leader("収納課", "", "収納課 係長")
    assert note(context) == "収納課の情報化推進リーダーを空欄にしました。Ctrl+Z で元に戻せます。"
    commands.set_lead("1-1-1", "市民課", "")
    assert note(context) == "1-1-1 に回答する部署を市民課にしました。Ctrl+Z で元に戻せます。"
    commands.set_lead("1-1-1", "", "市民課")
    assert note(context) == "1-1-1 に回答する部署を計画の所管部署に戻しました。Ctrl+Z で元に戻せます。"
    commands.set_deadline("2023-04-28", "")
    commands.set_contact("内線 1", "内線 0")
    assert workspace.surveys.calls[-2:] == [
        ("set_round", 2022, ("deadline", "2023-04-28"), ("seen", SurveyRound(2022))),
        ("set_round", 2022, ("contact", "内線 1"), ("seen", SurveyRound(2022, contact="内線 0"))),
    ]


def test_what_is_refused_is_told_and_shown_as_it_is(commands, workspace, context, edited) -> None:
    workspace.surveys.refuse = UserError("長すぎます。")
    commands.set_contact("内線 1", "")
    assert str(context.reporter.errors[-1]) == "長すぎます。"
    assert edited == [Changes(years=frozenset({2022}))], "so that the box shows what is stored"
    assert context.reporter.notes == []
