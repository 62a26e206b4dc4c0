"""The levels above the projects as a choice: a tree of which only the lowest can be taken."""

from collections.abc import Sequence

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import LevelRecord


def level_box(levels: Sequence[LevelRecord], profile: PlanProfile, chosen: str, parent: QWidget) -> QComboBox:
    """Return the tree of levels as a choice; its data are codes, None where nothing can be chosen.

    Args:
        levels: of the plan, in its order.
        profile: says how deep the plan is.
        chosen: code to begin with, "" for none.
        parent: of the box.
    """
    box, deep = QComboBox(parent), len(profile.level_names) > 1
    box.addItem("（選んでください）", None)
    for level in levels:
        can = bool(level.parent) == deep
        indent = "　" if level.parent else ""
        box.addItem(f"{indent}{level.code} {level.title}", level.code if can else None)
        model = box.model()
        if not can and isinstance(model, QStandardItemModel):
            model.item(box.count() - 1).setEnabled(False)
    box.setCurrentIndex(max(box.findData(chosen), 0) if chosen else 0)
    return box
