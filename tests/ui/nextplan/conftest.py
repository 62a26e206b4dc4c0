"""次期計画 of the shipped register: the page as the tab shows it, with a draft or without."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from fujidesk.services.next_plan_orders import CarryOrder
from fujidesk.ui.nextplan.page import NextPlanPage
from fujidesk.ui.nextplan.tree_model import RowId


@pytest.fixture
def make_page(qtbot, context):
    """Makes the page of a workspace as the tab does: shown, told what it writes."""
    kept = []

    def make(workspace, width=1366, height=700):
        made = NextPlanPage(workspace, context)
        qtbot.addWidget(made)
        made.edited.connect(made.reload)
        made.resize(width, height)
        made.set_fiscal_year(2026)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        kept.append(made)
        return made

    yield make
    kept.clear()


@pytest.fixture
def plan(workspace):
    """The service with a draft of R9 to R13."""
    workspace.next_plan.start(2027, 2031)
    return workspace.next_plan


@pytest.fixture
def page(make_page, plan, workspace):
    """The page with the draft."""
    return make_page(workspace)


@pytest.fixture
def tree(page):
    """The tree of the page, with the keyboard in it."""
    page.desk.tree.setFocus()
    return page.desk.tree


@pytest.fixture
def of(plan):
    """Returns the projects of the draft that come from a number."""
    return lambda number: [item for item in plan.projects(plan.draft()) if number in item.sources]


@pytest.fixture
def row(of):
    """Returns the row of a project, by its number in the plan in force; of a level by its code."""

    def find(name):
        return RowId("project", of(name)[0].key) if "-" in name else RowId("level", name)

    return find


@pytest.fixture
def choose(tree, row):
    """Chooses projects and levels in the tree, by their numbers and codes."""

    def stand(*names):
        tree.go_to(row(names[0]))
        tree.choose(*(row(name) for name in names))
        QApplication.processEvents()

    return stand


@pytest.fixture
def numbers(plan):
    """Returns where the projects of a level come from, in their order."""

    def read(level):
        own = [item for item in plan.projects(plan.draft()) if item.level == level and item.is_in_plan]
        return [item.sources[0] for item in sorted(own, key=lambda item: item.position)]

    return read


@pytest.fixture
def carry(page, plan):
    """Decides on projects as another window does: the page hears of it."""

    def decide(fate, numbers, titles=(), **values):
        order = CarryOrder(fate, tuple(numbers), tuple(titles), reason="理由", **values)
        page.reload(plan.carry(plan.draft(), order))

    return decide


@pytest.fixture
def drop(tree):
    """Drops rows as the mouse does: above a row, below it or on it; returns whether the event was taken."""

    def let_go(rows, onto, where="on"):
        data = tree.rows.mimeData([tree.rows.index_of(item) for item in rows])
        tree.scrollTo(tree.rows.index_of(onto))
        box = tree.visualRect(tree.rows.index_of(onto).siblingAtColumn(1))
        y = {"above": box.top() + 1, "on": box.center().y(), "below": box.bottom() - 1}[where]
        at, action, left = QPoint(box.left() + 30, y), Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        for kind in (QDragEnterEvent, QDragMoveEvent):
            QApplication.sendEvent(tree.viewport(), kind(at, action, data, left, none))
        event = QDropEvent(QPointF(at), action, data, left, none)
        QApplication.sendEvent(tree.viewport(), event)
        QApplication.processEvents()

    return let_go


@pytest.fixture
def asked(qtbot):
    """Returns the dialog that is open, and lets the answers leave it alone."""

    def find():
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        found = QApplication.activeModalWidget()
        found.setProperty("answered", True)
        return found

    return find
