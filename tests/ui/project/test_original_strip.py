"""The first plan under the present schedule: seen only where the plan was revised."""

import pytest

from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import RevisionKind
from fujidesk.ui.project.screen import ProjectScreen

ORDER = RevisionOrder(
    RevisionKind.SUSPEND, ("1-1-1",), "2024-04-01", reason="国の仕組みを待つ", meeting="本部", ends_plan=True
)


@pytest.fixture
def screen(qtbot, workspace, context):
    made = ProjectScreen(workspace, context)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    yield made
    made.close()


def test_it_is_hidden_while_the_plan_is_the_first_one(screen):
    screen.open_project("1-1-1")
    assert not screen.view.schedule.original.isVisible()


def test_a_revision_shows_it_and_undo_hides_it_again(screen, workspace):
    screen.open_project("1-1-1")
    screen.reload(workspace.revisions.make(ORDER))
    original = screen.view.schedule.original
    assert original.isVisible()
    assert "R6上 (4) 運用・実施" in original.accessibleDescription()
    assert original.accessibleName() == "当初の計画（変更前）"
    screen.reload(workspace.edits.undo())
    assert not original.isVisible()


def test_another_project_has_its_own(screen, workspace):
    workspace.revisions.make(ORDER)
    screen.open_project("1-1-1")
    assert screen.view.schedule.original.isVisible()
    screen.open_project("1-1-2")
    assert not screen.view.schedule.original.isVisible()
