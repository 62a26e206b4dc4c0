"""The departments of a round as a table: words, order, filter, the name that can be typed."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.surveys import DepartmentProgress, EntryState, SurveyEntry, SurveyRound, SurveyStatus
from fujidesk.ui.surveys.department_model import HEADINGS, LINE_ROLE, DepartmentColumn, DepartmentModel
from fujidesk.ui.surveys.groups import Group, group_counts, group_of


def line(department, state=EntryState.SENT, numbers=("1-1-1",), *, overdue=False, problems=0, **more):
    answered, incomplete = more.pop("answered", ()), more.pop("incomplete", ())
    entry = SurveyEntry(2022, department, state, **more)
    return DepartmentProgress(entry, numbers, answered, incomplete, problems, overdue)


LINES = (
    line("収納課", overdue=True, sent_at="2023-04-03", reminded_at="2023-05-01"),
    line("市民課", EntryState.RETURNED, ("1-1-9", "1-1-10"), answered=("1-1-9",), incomplete=("1-1-9",), problems=3,
         returned_at="2023-04-20", leader="市民課 係長"),
    line("人事課", EntryState.SENT_BACK, sent_at="2023-04-03", note="単位が違う"),
    line("デジタル推進課", EntryState.UNSENT, ("1-5-10",) * 31),
    line("総務課", EntryState.CONFIRMED, answered=("1-1-1",)),
)  # fmt: skip


@pytest.fixture
def model(qapp, qtmodeltester):
    made = DepartmentModel()
    made.set_status(SurveyStatus(SurveyRound(2022), LINES))
    qtmodeltester.check(made, force_py=True)
    return made


def column(model, place):
    return [model.index(row, place).data() for row in range(model.rowCount())]


def test_each_department_is_in_one_group() -> None:
    assert [group_of(item) for item in LINES] == [
        Group.OVERDUE, Group.RETURNED, Group.SENT_BACK, Group.UNSENT, Group.CONFIRMED,
    ]  # fmt: skip
    assert sum(group_counts(LINES).values()) == len(LINES)
    assert group_counts(())[Group.SENT] == 0


def test_what_was_sent_back_and_waits_too_long_says_both() -> None:
    late = line("収納課", EntryState.SENT_BACK, overdue=True, note="単位が違う")
    made = DepartmentModel()
    made.set_status(SurveyStatus(SurveyRound(2022), (late,)))
    state = made.index(0, DepartmentColumn.STATE)
    assert state.data() == "差戻し・期限超過"
    assert state.data(Qt.ItemDataRole.ToolTipRole) == "差戻し・期限超過：単位が違う"


def test_cells_in_words(model) -> None:
    assert column(model, DepartmentColumn.STATE) == ["期限超過", "提出", "差戻し", "未送付", "確認済"]
    assert column(model, DepartmentColumn.ANSWERED) == ["0 / 1", "1 / 2", "0 / 1", "0 / 31", "1 / 1"]
    assert column(model, DepartmentColumn.SENT) == ["R5.4.3", "", "R5.4.3", "", ""]
    assert column(model, DepartmentColumn.PROBLEMS) == ["", "3", "", "", ""]
    assert [model.headerData(place, Qt.Orientation.Horizontal) for place in DepartmentColumn] == list(
        HEADINGS.values()
    )
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    right = model.headerData(
        DepartmentColumn.PROJECTS, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
    )
    assert right == model.index(0, DepartmentColumn.PROJECTS).data(Qt.ItemDataRole.TextAlignmentRole)
    assert model.index(0, 0).data(LINE_ROLE) is LINES[0]
    assert model.index(0, 0).data(Qt.ItemDataRole.FontRole) is None


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        (1, DepartmentColumn.ANSWERED, "2 事業のうち 1 事業が記入済み、うち 1 事業は記入不足"),
        (0, DepartmentColumn.SENT, "送付日：令和5年4月3日（月）"),
        (1, DepartmentColumn.SENT, "送付日：なし"),
        (1, DepartmentColumn.LEADER, "市民課 係長（ダブルクリックか F2 で直せます）"),
        (2, DepartmentColumn.STATE, "差戻し：単位が違う"),
        (0, DepartmentColumn.DEPARTMENT, "部署：収納課"),
    ],
)
def test_cells_are_explained_and_read_aloud(model, row, place, said) -> None:
    index = model.index(row, place)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == said
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == said


def test_filter_by_group_and_text(model, qtmodeltester) -> None:
    model.set_filter({Group.RETURNED, Group.OVERDUE}, "")
    assert column(model, 0) == ["収納課", "市民課"]
    model.set_filter((), "係長")
    assert column(model, 0) == ["市民課"]
    model.set_filter({Group.SENT_BACK}, "単位")
    assert column(model, 0) == ["人事課"]
    assert model.row_of("収納課") == -1
    assert model.total == 5
    qtmodeltester.check(model, force_py=True)


def test_sorted_by_what_is_meant_and_back_to_the_round(model) -> None:
    down = Qt.SortOrder.DescendingOrder
    model.sort(DepartmentColumn.PROJECTS, down)
    assert column(model, DepartmentColumn.PROJECTS)[:2] == ["31", "2"]
    model.sort(DepartmentColumn.STATE)
    assert column(model, DepartmentColumn.STATE) == ["期限超過", "差戻し", "提出", "未送付", "確認済"]
    model.sort(DepartmentColumn.ANSWERED, down)
    assert column(model, 0)[:2] == ["総務課", "市民課"]
    model.sort(DepartmentColumn.PROBLEMS, down)
    assert column(model, 0)[0] == "市民課"
    model.sort(DepartmentColumn.SENT, down)
    assert column(model, DepartmentColumn.SENT)[:2] == ["R5.4.3", "R5.4.3"]
    model.sort(DepartmentColumn.LEADER, down)
    assert column(model, 0)[0] == "市民課"
    model.sort(-1)
    assert column(model, 0) == [item.entry.department for item in LINES]


def test_the_cursor_follows_its_department_when_sorted(model) -> None:
    from PySide6.QtCore import QPersistentModelIndex

    kept = QPersistentModelIndex(model.index(0, 0))
    model.sort(DepartmentColumn.STATE, Qt.SortOrder.DescendingOrder)
    assert kept.data() == "収納課"
    assert kept.row() == 4


def test_a_typed_name_is_handed_on_unless_it_is_the_same(model, qtbot) -> None:
    index = model.index(1, DepartmentColumn.LEADER)
    assert index.flags() & Qt.ItemFlag.ItemIsEditable
    assert index.data(Qt.ItemDataRole.EditRole) == "市民課 係長"
    with qtbot.waitSignal(model.leader_typed) as typed:
        assert model.setData(index, " 市民課 主査 ")
    assert typed.args == ["市民課", "市民課 主査", "市民課 係長"]
    assert not model.setData(index, "市民課 係長")
    assert not model.setData(index, "x", Qt.ItemDataRole.CheckStateRole)
    assert not model.index(1, 0).flags() & Qt.ItemFlag.ItemIsEditable


def test_an_approved_round_takes_no_name(model) -> None:
    model.set_status(SurveyStatus(SurveyRound(2022), LINES), "承認により確定")
    index = model.index(1, DepartmentColumn.LEADER)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert "承認により確定" in index.data(Qt.ItemDataRole.ToolTipRole)
