"""The tree's model: what may be dragged where, whatever keeps the draft from being whole."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.next_plan.arranging import Place
from fujidesk.domain.next_plan.records import DraftProject, Fate, PlanDraft
from fujidesk.domain.records import LevelRecord
from fujidesk.ui.nextplan.tree_model import ENDED_GROUP, LOST_GROUP, TITLE_COLUMN, RowId, TreeModel

LEVELS = (LevelRecord("1", "窓口"), LevelRecord("1.1", "手続", "1"), LevelRecord("2", "内部"))
DRAFT = PlanDraft("draft-R9", 2027, 2031, "案", LEVELS)
MOVE = Qt.DropAction.MoveAction
FLAG = Qt.ItemFlag


def project(key, fate=Fate.CARRIED, level="1.1", **values):
    return DraftProject(key, "draft-R9", fate, ("1-1-1",), level=level, **values)


PROJECTS = (
    project("a", number="1-1-1", title="納付", departments=("収納課", "市民課"), position=1),
    project("b", title="", position=2), project("c", level="9.9", title="迷子"),
    project("d", Fate.ENDED, title="終わり", reason="国の仕組み"),
)  # fmt: skip


@pytest.fixture
def model(qapp, qtmodeltester):
    made = TreeModel("事業主管課")
    made.show(DRAFT, PROJECTS, locked=False)
    return made


def test_it_is_a_sound_model(model, qtmodeltester):
    qtmodeltester.check(model)


def texts(model, row):
    index = model.index_of(row)
    return [index.siblingAtColumn(column).data() for column in range(model.columnCount())]


def test_rows_say_number_name_fate_source_and_departments(model):
    assert model.headerData(4, Qt.Orientation.Horizontal) == "事業主管課"
    assert texts(model, RowId("project", "a")) == ["1-1-1", "納付", "継続", "1-1-1", "収納課、市民課"]
    assert texts(model, RowId("project", "b"))[:2] == ["－", "（名前なし）"]
    assert model.index_of(RowId("project", "d")).data(Qt.ItemDataRole.ToolTipRole) == "終了：国の仕組み"
    said = model.index_of(RowId("project", "a")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "事業名 納付" in said
    assert "扱い 継続" in said


def test_a_project_whose_level_is_gone_stands_in_a_group_of_its_own(model):
    above = model.index_of(RowId("project", "c")).parent()
    assert model.id_at(above) == RowId("group", LOST_GROUP)
    model.show(DRAFT, PROJECTS[:2], locked=False)
    assert not model.index_of(RowId("group", LOST_GROUP)).isValid()
    assert model.index_of(RowId("group", ENDED_GROUP)).isValid()


def test_what_can_be_dragged_and_typed(model):
    def flags(row):
        return model.flags(model.index_of(row).siblingAtColumn(TITLE_COLUMN))

    assert flags(RowId("project", "a")) & (FLAG.ItemIsDragEnabled | FLAG.ItemIsEditable)
    assert not flags(RowId("project", "a")) & FLAG.ItemIsDropEnabled
    assert flags(RowId("level", "1.1")) & FLAG.ItemIsDropEnabled
    assert not flags(RowId("group", ENDED_GROUP)) & FLAG.ItemIsDragEnabled
    assert not flags(RowId("project", "d")) & FLAG.ItemIsEditable
    assert flags(RowId("project", "d")) & FLAG.ItemIsDragEnabled


def test_nothing_of_a_locked_draft_can_be_dragged_dropped_or_typed(model):
    data = model.mimeData([model.index_of(RowId("project", "a"))])
    model.show(DRAFT, PROJECTS, locked=True)
    index = model.index_of(RowId("project", "a")).siblingAtColumn(TITLE_COLUMN)
    assert model.flags(index) == FLAG.ItemIsEnabled | FLAG.ItemIsSelectable
    assert not model.canDropMimeData(data, MOVE, -1, 0, model.index_of(RowId("level", "1.1")))


@pytest.mark.parametrize(
    ("what", "row", "onto", "wanted"),
    [
        (RowId("project", "a"), -1, RowId("level", "1.1"), Place("1.1")),
        (RowId("project", "c"), 1, RowId("level", "1.1"), Place("1.1", "b")),
        (RowId("project", "a"), -1, RowId("level", "1"), None), (RowId("project", "a"), 0, None, None),
        (RowId("level", "2"), 0, None, Place("", "1")), (RowId("level", "1.1"), -1, RowId("level", "2"), Place("2")),
        (RowId("level", "1.1"), 0, None, None), (RowId("level", "1"), -1, RowId("group", ENDED_GROUP), None),
        (RowId("level", "1"), 2, None, Place("")),
    ],
)  # fmt: skip
def test_a_drop_says_where_or_is_not_taken(qtbot, model, what, row, onto, wanted):
    told = []
    model.placed.connect(lambda _keys, place: told.append(place))
    model.level_placed.connect(lambda _code, place: told.append(place))
    data = model.mimeData([model.index_of(what)])
    parent = model.index_of(onto)
    assert model.canDropMimeData(data, MOVE, row, 0, parent) is (wanted is not None)
    assert model.dropMimeData(data, MOVE, row, 0, parent) is False
    assert told == ([] if wanted is None else [wanted])


def test_a_typed_name_leaves_as_a_signal_and_only_where_it_differs(qtbot, model):
    index = model.index_of(RowId("project", "a")).siblingAtColumn(TITLE_COLUMN)
    with qtbot.waitSignal(model.renamed) as caught:
        model.setData(index, " 新しい名前 ")
    assert caught.args == [RowId("project", "a"), "新しい名前"]
    with qtbot.assertNotEmitted(model.renamed):
        model.setData(index, "納付")
    assert index.data() == "納付"
