"""What a saved view holds: filter, columns and order, as one JSON text; and the views that always exist.

Read with care: what a later version added is left out, and what is missing is as at first, so that a view
never becomes unreadable by an update.
"""

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.profile import PlanProfile
from fujidesk.errors import UserError
from fujidesk.ui.itemmodels.project_columns import COLUMN_KEYS, ProjectColumn
from fujidesk.ui.registry.header import ColumnState
from fujidesk.ui.registry.listing import SortOrder

if TYPE_CHECKING:
    from fujidesk.domain.changes import JsonValue

ALL_VIEW = "すべて"
"""Name of the view that shows everything."""
_BY_KEY = {key: column for column, key in COLUMN_KEYS.items()}


@dataclass(frozen=True)
class ViewSpec:
    """One way of looking at the list."""

    filter: ProjectFilter = field(default_factory=ProjectFilter)
    columns: ColumnState = field(default_factory=ColumnState)
    order: SortOrder = field(default_factory=SortOrder)

    def to_json(self) -> str:
        """Return the view as JSON text."""
        values: dict[str, JsonValue] = {
            "filter": self.filter.to_values(),
            "columns": self.columns.to_values(),
            "sort": COLUMN_KEYS[self.order.column],
            "descending": self.order.descending,
        }
        return json.dumps(values, ensure_ascii=False)

    def to_settings(self) -> dict[str, str | bool | list[str]]:
        """Return columns and order, which are remembered between starts; the filter is not."""
        return {
            "columns": [COLUMN_KEYS[column] for column in self.columns.shown],
            "sort": COLUMN_KEYS[self.order.column],
            "descending": self.order.descending,
        }

    @classmethod
    def from_json(cls, text: str, name: str = "") -> "ViewSpec":
        """Read what `to_json` wrote; parts that are missing are as at first.

        Raises:
            UserError: the text is not a stored view.
        """
        try:
            values = json.loads(text)
        except json.JSONDecodeError as error:
            raise UserError(
                f"保存されたビュー「{name}」を読めません。削除して、もう一度保存してください。"
            ) from error
        return cls.from_values(values)

    @classmethod
    def from_values(cls, values: object) -> "ViewSpec":
        """Read plain values, as from settings; what is missing is as at first."""
        given = values if isinstance(values, dict) else {}
        return cls(
            ProjectFilter.from_values(given.get("filter")),
            ColumnState.from_values(given.get("columns")),
            SortOrder(
                _BY_KEY.get(str(given.get("sort")), ProjectColumn.NUMBER), given.get("descending") is True
            ),
        )


def built_in_views(profile: PlanProfile) -> dict[str, ProjectFilter]:
    """Return the views that always exist, by name."""
    first = profile.categories[0].category
    several = len(profile.categories) > 1
    return {
        ALL_VIEW: ProjectFilter(),
        **({f"{profile.category_name(first)}事業": ProjectFilter(categories=(first,))} if several else {}),
        **({"DX": ProjectFilter(dx=True)} if profile.has_dx else {}),
        "未確定あり": ProjectFilter(open_only=True),
    }
