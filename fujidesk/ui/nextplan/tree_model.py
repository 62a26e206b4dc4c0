"""The draft as a tree: levels with their projects, ended ones in a group of their own at the end.

The model shows what is stored and changes nothing by itself: a drop or a typed name leaves as a signal, and
what becomes of it comes back through `show`.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel

from fujidesk.domain.next_plan.arranging import Place, children, may_stand, projects_of
from fujidesk.domain.next_plan.records import FATE_NAMES, DraftProject, PlanDraft
from fujidesk.domain.next_plan.rules import lowest_levels
from fujidesk.domain.records import LevelRecord
from fujidesk.ui.nextplan.words import NO_TITLE

MIME = "application/x-fujidesk-draft-rows"
COLUMNS = ("番号", "事業名", "扱い", "もとの事業")
"""Headings; the last column has the city's word for departments."""
TITLE_COLUMN = 1
ENDED_GROUP = "ended"
LOST_GROUP = "lost"
_ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RowId:
    """Which row: kind level, project or group; key: code of a level, key of a project, name of a group."""

    kind: str
    key: str

    @property
    def is_project(self) -> bool:
        """Whether it is a project."""
        return self.kind == "project"

    @property
    def is_level(self) -> bool:
        """Whether it is a level."""
        return self.kind == "level"


class TreeModel(QStandardItemModel):
    """placed(keys, Place), ended(keys), level_placed(code, Place): dropped. renamed(RowId, text): typed."""

    placed = Signal(object, object)
    ended = Signal(object)
    level_placed = Signal(str, object)
    renamed = Signal(object, str)

    def __init__(self, departments: str, parent: QObject | None = None) -> None:
        """Make it empty; departments: the city's word for them."""
        super().__init__(parent)
        self._headings = (*COLUMNS, departments)
        self._draft: PlanDraft | None = None
        self._locked = True
        self._lowest: frozenset[str] = frozenset()
        self._items: dict[RowId, QStandardItem] = {}
        self.setHorizontalHeaderLabels(list(self._headings))

    def show(self, draft: PlanDraft, projects: Sequence[DraftProject], *, locked: bool) -> None:
        """Show a draft; locked: nothing can be dragged or typed."""
        self._draft, self._locked = draft, locked
        self._lowest = frozenset(level.code for level in lowest_levels(draft.levels))
        self._items = {}
        self.setRowCount(0)
        for level in children(draft.levels, ""):
            self._add_level(self.invisibleRootItem(), level, projects)
        lost = [item for item in projects if item.is_in_plan and item.level not in self._lowest]
        self._add_group(LOST_GROUP, "置くところが決まっていない事業", lost)
        ended = sorted((item for item in projects if not item.is_in_plan), key=lambda item: item.sources)
        self._add_group(ENDED_GROUP, "終了する事業", ended, always=True)

    def id_at(self, index: _Index) -> RowId | None:
        """Return what stands in a row; None for no row."""
        found = index.sibling(index.row(), 0).data(_ID_ROLE) if index.isValid() else None
        return found if isinstance(found, RowId) else None

    def index_of(self, row: RowId | None) -> QModelIndex:
        """Return where something stands, an invalid index where it does not."""
        item = self._items.get(row) if row is not None else None
        return QModelIndex() if item is None else item.index()

    def ids(self) -> tuple[RowId, ...]:
        """Return all rows in the order in which they were made."""
        return tuple(self._items)

    # Dragging and typing

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let names be typed and rows be dragged, unless the draft is locked."""
        flag = Qt.ItemFlag
        found = flag.ItemIsEnabled | flag.ItemIsSelectable
        row = self.id_at(index)
        if self._locked:
            return found if row is not None else flag.NoItemFlags
        if row is None:
            return flag.ItemIsDropEnabled  # beside the levels at the top
        if not row.is_project:
            found |= flag.ItemIsDropEnabled
        if row.kind != "group":
            found |= flag.ItemIsDragEnabled
            if index.column() == TITLE_COLUMN and not self._is_ended(row):
                found |= flag.ItemIsEditable
        return found

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Rows of this tree alone can be dropped."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return which rows are dragged: projects, or else one level."""
        rows = list(dict.fromkeys(row for index in indexes if (row := self.id_at(index)) is not None))
        projects = [row for row in rows if row.is_project]
        data = QMimeData()
        taken = projects or rows[:1]
        data.setData(MIME, json.dumps([[row.kind, row.key] for row in taken]).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Tell whether what is dragged may stand there."""
        moves = action == Qt.DropAction.MoveAction and column < self.columnCount()
        return moves and not self._locked and self._target(data, row, parent) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Tell what is wanted; False, so that the view takes no row away by itself."""
        can = self.canDropMimeData(data, action, row, column, parent)
        target = self._target(data, row, parent) if can else None
        if target is None:
            return False
        rows, place = target
        keys = tuple(item.key for item in rows)
        if place.parent == ENDED_GROUP:
            self.ended.emit(keys)
        elif rows[0].is_project:
            self.placed.emit(keys, place)
        else:
            self.level_placed.emit(keys[0], place)
        return False

    def setData(self, index: _Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Tell of a typed name; it is shown once it is stored."""
        row = self.id_at(index)
        if role != Qt.ItemDataRole.EditRole or row is None:
            return super().setData(index, value, role)
        if str(value).strip() != index.data(role):
            self.renamed.emit(row, str(value).strip())
        return False

    def _target(self, data: QMimeData, row: int, parent: _Index) -> tuple[list[RowId], Place] | None:
        """Return what is dropped and where it comes to stand; None where it cannot."""
        rows = _dropped(data)
        if not rows or self._draft is None:
            return None
        above = self.id_at(parent)
        if rows[0].is_project:
            return self._project_target(rows, row, parent, above)
        code = rows[0].key
        under = "" if above is None else above.key
        if (above is not None and not above.is_level) or not may_stand(self._draft.levels, code, under):
            return None
        before = self._before(row, parent)
        return rows, Place(under, before.key if before is not None and before.is_level else "")

    def _project_target(
        self, rows: list[RowId], row: int, parent: _Index, above: RowId | None
    ) -> tuple[list[RowId], Place] | None:
        """Return where dropped projects come to stand: under a lowest level, or among the ended ones."""
        if above is None or (above.key not in self._lowest and above.key != ENDED_GROUP):
            return None
        before = self._before(row, parent)
        return rows, Place(above.key, "" if before is None else before.key)

    def _before(self, row: int, parent: _Index) -> RowId | None:
        """Return what stands at a row under a parent; None at the end."""
        first = parent.sibling(parent.row(), 0)
        return self.id_at(self.index(row, 0, first)) if row >= 0 else None

    # Rows

    def _is_ended(self, row: RowId) -> bool:
        """Tell whether a project stands among the ended ones."""
        item = self._items.get(row)
        return item is not None and self.id_at(item.index().parent()) == RowId("group", ENDED_GROUP)

    def _add_level(self, above: QStandardItem, level: LevelRecord, projects: Sequence[DraftProject]) -> None:
        """Add a level with all that stands under it."""
        draft = self._draft
        below = children(draft.levels, level.code) if draft is not None else []
        own = projects_of(level.code, projects)
        told = f"{len(own)} 事業" if not below else ""
        item = self._add(
            above, RowId("level", level.code), (level.code, level.title, told, "", ""), bold=True
        )
        for lower in below:
            self._add_level(item, lower, projects)
        for project in own if level.code in self._lowest else ():
            self._add_project(item, project)

    def _add_group(
        self, name: str, title: str, projects: Sequence[DraftProject], *, always: bool = False
    ) -> None:
        """Add a group at the end."""
        if not projects and not always:
            return
        texts = ("", title, f"{len(projects)} 事業", "", "")
        item = self._add(self.invisibleRootItem(), RowId("group", name), texts, bold=True)
        for project in projects:
            self._add_project(item, project)

    def _add_project(self, above: QStandardItem, project: DraftProject) -> None:
        """Add a project."""
        number = (project.number or "－") if project.is_in_plan else ""
        word = FATE_NAMES[project.fate]
        texts = (
            number,
            project.title or NO_TITLE,
            word,
            "・".join(project.sources),
            "、".join(project.departments),
        )
        tip = f"{word}：{project.reason}" if project.reason else ""
        self._add(above, RowId("project", project.key), texts, tip=tip, muted=not project.is_in_plan)

    def _add(
        self, above: QStandardItem, row: RowId, texts: Sequence[str], *, bold: bool = False, tip: str = "",
        muted: bool = False,
    ) -> QStandardItem:  # fmt: skip
        """Add a row; tip: over all its cells, in place of their texts."""
        items = [QStandardItem(text) for text in texts]
        items[0].setData(row, _ID_ROLE)
        for item, text in zip(items, texts, strict=True):
            item.setToolTip(tip or text)
            if bold or muted:
                font = QFont(item.font())
                font.setBold(bold)
                font.setItalic(muted)
                item.setFont(font)
        words = "、".join(f"{name} {text}" for name, text in zip(self._headings, texts, strict=True) if text)
        items[0].setData(words, Qt.ItemDataRole.AccessibleTextRole)
        above.appendRow(items)
        self._items[row] = items[0]
        return items[0]


def _dropped(data: QMimeData) -> list[RowId]:
    """Return the rows of a drop; none where it is not of this tree."""
    if not data.hasFormat(MIME):
        return []
    return list(_read(bytes(data.data(MIME).data())))


def _read(raw: bytes) -> Iterator[RowId]:
    """Yield the rows that `TreeModel.mimeData` wrote."""
    for kind, key in json.loads(raw):
        yield RowId(str(kind), str(key))
