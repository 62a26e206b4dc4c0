"""計画を加える…: asks which plan is to be added to the open database."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fujidesk.services.plan_start import city_choices
from fujidesk.services.workspace import Workspace
from fujidesk.ui.first_start import CityDialog

_TEXT = "いま開いているデータベースに、計画をもう一つ加えます。いまの計画は変わりません。"
_BACKED_UP = "先にバックアップを取ります。"
_OPENED = "加えた計画を開きます。ほかの計画へは、見出しの計画の箱で移れます。"

_NAMED = 5
"""Plans that the dialog names."""


class AddPlanDialog(CityDialog):
    """Asks; stays open with the sentence where the plan is refused. given(key or file): is to be added."""

    given = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        self._adding = workspace.plan_adding
        held = {(plan.name, plan.first_year, plan.last_year) for plan in workspace.plans}
        cities = [
            city for city in city_choices() if (city.plan_name, city.first_year, city.last_year) not in held
        ]
        backed_up = "" if workspace.is_large else _BACKED_UP  # `WorkspaceFile.is_large`
        words = "計画を加える", _TEXT + backed_up + _OPENED, "加えて開く"
        labels = "、".join(plan.label for plan in workspace.plans[:_NAMED])
        if len(workspace.plans) > _NAMED:
            labels += f"　ほか {len(workspace.plans) - _NAMED:,} 計画"
        super().__init__(words, cities, self._give, parent, place=("いまある計画", labels))

    def _give(self, profile: str | Path) -> None:
        """Tell what is to be added, if it may be."""
        self._adding.refuse(profile)
        self.given.emit(profile)
