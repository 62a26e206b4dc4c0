"""推進体制, a page of 計画・体制: members of the bodies, departments, training."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes, Entity
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.people.commands import PeopleCommands
from fujidesk.ui.people.department_page import DepartmentPage
from fujidesk.ui.people.member_page import MemberPage
from fujidesk.ui.people.training_page import TrainingPage

_PAGES = ("構成員", "部署", "研修")
_OWN = frozenset({Entity.MEMBER, Entity.TRAINING})


class PeoplePage(QWidget):
    """edited: what a step touched. filter_requested: the projects that a department leads."""

    edited = Signal(Changes)
    filter_requested = Signal(ProjectFilter)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        """Make the pages; `set_fiscal_year` reads."""
        super().__init__(parent)
        self._year = 0
        self._theme = context.theme
        commands = PeopleCommands(context, self, read_only=workspace.read_only)
        self.members = MemberPage(workspace, context, commands, self)
        self.departments = DepartmentPage(workspace, context, commands, self)
        self.training = TrainingPage(workspace, context, commands, self)
        self.bar, self._stack = QTabBar(self), QStackedWidget(self)
        self.bar.setAccessibleName("推進体制の頁")
        self.bar.setExpanding(False)
        for word, page in zip(_PAGES, (self.members, self.departments, self.training), strict=True):
            self.bar.addTab(word)
            self._stack.addWidget(page)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.bar)
        self._box.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._stack.setCurrentIndex)
        self.departments.filter_requested.connect(self.filter_requested)
        commands.edited.connect(self.edited)
        self._theme.changed.connect(self._space)
        self._space()

    def reload(self, changes: Changes) -> None:
        """Read anew what a change touched: people, departments, and who leads which project."""
        if self._year and (changes.everything or changes.numbers or changes.office & _OWN):
            self._read()

    def set_fiscal_year(self, year: int) -> None:
        """Show the training of another year."""
        if year != self._year:
            self._year = year
            self._read()

    def _read(self) -> None:
        """Fill all pages."""
        self.members.read()
        self.departments.read()
        self.training.show_year(self._year)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._box.setContentsMargins(gap(16), gap(8), gap(16), gap(12))
        self._box.setSpacing(gap(8))
