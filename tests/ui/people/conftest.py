"""推進体制 of the small register, with two members of the headquarters."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDateEdit, QWidget

from fujidesk.domain.people import Member
from fujidesk.ui.forms.asking_dialog import day_of
from fujidesk.ui.people.page import PeoplePage

TODAY = dt.date(2025, 5, 1)


@pytest.fixture
def make_page(qtbot, context):
    """Makes the page of a workspace as the tab does: shown, told of a year and of what it writes."""
    kept = []

    def make(workspace, width=1366, height=640):
        context.clock.set_day(TODAY)
        made = PeoplePage(workspace, context)
        qtbot.addWidget(made)
        made.edited.connect(made.reload)
        made.resize(width, height)
        made.set_fiscal_year(2025)
        made.show()
        kept.append(made)
        return made

    yield make
    kept.clear()


@pytest.fixture
def page(make_page, small_workspace):
    people = small_workspace.people
    people.add(Member("", "headquarters", "本部長", "副市長", valid_from="2024-04-01", position=1), TODAY)
    people.add(Member("", "headquarters", "委員", "総務部長", position=2), TODAY)
    return make_page(small_workspace)


@pytest.fixture
def window(qtbot, theme):
    """An empty window for a part or a dialog; the test keeps it, as Qt alone does not."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


@pytest.fixture
def click(qtbot):
    """Presses with the left button of the mouse."""
    return lambda pressed: qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)


@pytest.fixture
def to_page(qtbot):
    """Chooses a page of the bar with the mouse: 0 構成員, 1 部署, 2 研修."""

    def choose(page, place):
        qtbot.mouseClick(page.bar, Qt.MouseButton.LeftButton, pos=page.bar.tabRect(place).center())

    return choose


@pytest.fixture
def asked():
    """Returns the dialog of a kind that is open, and lets the answers leave it alone."""

    def find(page, kind):
        found = next(item for item in page.findChildren(kind) if item.isVisible())
        found.setProperty("answered", True)
        return found

    return find


@pytest.fixture
def type_day(qtbot):
    """Types a day over the one that stands in a field; the keyboard goes from part to part by itself."""

    def type_over(field: QDateEdit, day: str):
        field.setFocus()
        field.setSelectedSection(QDateEdit.Section.YearSection)
        qtbot.keyClicks(field, day.replace("-", ""))
        assert day_of(field) == day

    return type_over
