"""The department under the cursor: its days, its message, its projects and files."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView, QTabWidget

from fujidesk.domain.replies import KeptFile, ReplyKind
from fujidesk.domain.surveys import DepartmentProgress, EntryState, SurveyEntry
from fujidesk.ui.surveys.detail_panel import DetailPanel
from fujidesk.ui.surveys.project_list import AnswerState, ProjectLine

PROJECTS = (ProjectLine("1-1-1", "窓口", AnswerState.SHORT), ProjectLine("1-1-9", "番号札", AnswerState.FULL))
FILES = (
    KeptFile(
        2, 2022, ReplyKind.REPORT, "収納課", "新.xlsx", "", "2023-04-20T10:05:00", "b" * 64, 1200, "taken"
    ),
    KeptFile(
        1, 2022, ReplyKind.INQUIRY, "収納課", "旧.xlsx", "", "2023-04-18T09:00:00", "a" * 64, 1100, "older"
    ),
)


@pytest.fixture
def panel(qtbot, theme):
    made = DetailPanel(theme)
    qtbot.addWidget(made)
    made.resize(460, 420)
    made.show()
    return made


def line(state=EntryState.RETURNED, *, problems=0, overdue=False, **more):
    return DepartmentProgress(
        SurveyEntry(2022, "収納課", state, **more), ("1-1-1", "1-1-9"), problems=problems, is_overdue=overdue
    )


def said(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_days_leader_and_counts(panel) -> None:
    panel.show_department(
        line(sent_at="2023-04-03", returned_at="2023-04-20", leader="収納課 係長"), PROJECTS, FILES
    )
    assert "送付 R5.4.3 ・ 提出 R5.4.20 ・ 情報化推進リーダー 収納課 係長" in said(panel)
    tabs = panel.findChild(QTabWidget)
    assert [tabs.tabText(place) for place in range(3)] == ["事業 2", "問題 0", "回答ファイル 2"]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (line(EntryState.SENT_BACK, note="単位が違う"), "差戻しの理由：単位が違う"),
        (line(EntryState.SENT_BACK, note="単位が違う", overdue=True), "差戻しの理由：単位が違う"),
        (line(problems=3), "最新の回答に問題が 3 件あります。"),
        (line(EntryState.UNSENT), "まだ送っていません"),
    ],
)
def test_what_the_office_should_know(panel, found, words) -> None:
    panel.show_department(found, PROJECTS, ())
    assert any(words in text for text in said(panel))


def test_no_department_says_what_to_do(panel, hands) -> None:
    panel.show_department(None, (), ())
    assert "表で部署を選ぶと、事業と回答ファイルがここに出ます" in said(panel)
    for text in ("個票を開く", "回答する部署を変える…", "事業一覧で見る"):
        assert not hands.button(panel, text).isEnabled()


def test_the_lead_cannot_be_changed_where_it_is_forbidden(panel, hands, qtbot) -> None:
    panel.forbid("承認により確定")
    panel.show_department(line(), PROJECTS, FILES)
    assert not hands.button(panel, "回答する部署を変える…").isEnabled()
    assert hands.button(panel, "個票を開く").isEnabled()
    panel.findChild(QTabWidget).setCurrentIndex(2)
    assert not hands.button(panel, "もう一度読む…").isEnabled()
    assert hands.button(panel, "元のファイルを保存…").isEnabled()
    panel.forbid("")
    panel.findChild(QTabWidget).setCurrentIndex(0)
    with qtbot.waitSignal(panel.lead_wanted) as wanted:
        hands.press(panel, "回答する部署を変える…")
    assert wanted.args == ["1-1-1"]
    with qtbot.waitSignal(panel.listed) as listed:
        hands.press(panel, "事業一覧で見る")
    assert listed.args == ["収納課"]


def test_kept_files_are_shown_and_asked_for(panel, hands, qtbot) -> None:
    panel.show_department(line(), PROJECTS, FILES)
    panel.findChild(QTabWidget).setCurrentIndex(2)
    table = next(
        view for view in panel.findChildren(QTableView) if view.accessibleName() == "保存している回答ファイル"
    )
    cells = [[table.model().index(row, place).data() for place in range(5)] for row in range(2)]
    assert cells == [
        ["2023年4月20日 10:05", "新.xlsx", "進捗状況報告", "受入済", "b" * 12],
        ["2023年4月18日 09:00", "旧.xlsx", "照会票", "旧版", "a" * 12],
    ]
    assert "a" * 64 in table.model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    table.selectRow(1)
    with qtbot.waitSignal(panel.kept.save_chosen) as saved:
        hands.press(panel, "元のファイルを保存…")
    assert saved.args == [FILES[1]]
    with qtbot.waitSignal(panel.kept.read_chosen) as read:
        hands.press(panel, "もう一度読む…")
    assert read.args == [FILES[1]]
    panel.show_department(line(), PROJECTS, ())
    assert not hands.button(panel, "元のファイルを保存…").isEnabled()
