"""Cards of a step as an item model: what a card says, and what it carries when it is dragged."""

import pytest
from PySide6.QtCore import QModelIndex, Qt

from fujidesk.domain.new_projects import NewProject
from fujidesk.ui.newprojects.step_model import CARD_TYPE, PROJECT_ROLE, StepModel

PROJECTS = (
    NewProject("R8-001", 2026, "収納課", "予約", costs=((2027, 1200),), is_important=True),
    NewProject("R8-002", 2026, "市民課", "案内"),
)


@pytest.fixture
def model(qapp):
    made = StepModel()
    made.show(PROJECTS)
    return made


def test_obeys_the_rules_of_qt(qtmodeltester, model):
    qtmodeltester.check(model)


def test_a_card_gives_its_project_title_and_all_it_shows_in_words(model):
    first, second = model.index(0), model.index(1)
    assert first.data() == "予約"
    assert first.data(PROJECT_ROLE) is PROJECTS[0]
    spoken = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "R8-001、予約、収納課、R9 1,200千円、重要事項"
    assert second.data(Qt.ItemDataRole.ToolTipRole).splitlines() == [
        "R8-002",
        "案内",
        "市民課",
        "経費 未記入",
    ]
    assert model.data(QModelIndex()) is None


def test_a_dragged_card_carries_its_key(model):
    assert model.mimeTypes() == [CARD_TYPE]
    assert model.mimeData([model.index(1)]).data(CARD_TYPE).toStdString() == "R8-002"
    assert not model.mimeData([]).formats()


def test_cards_are_dragged_and_the_column_takes_drops(model):
    flag = Qt.ItemFlag
    assert flag.ItemIsDragEnabled in model.flags(model.index(0))
    assert flag.ItemIsDropEnabled not in model.flags(model.index(0))
    assert model.flags(QModelIndex()) == flag.ItemIsDropEnabled


def test_rows_are_found_by_key(model):
    assert [model.row_of(key) for key in ("R8-001", "R8-002", "R8-003")] == [0, 1, -1]
    model.show(())
    assert model.rowCount() == 0
