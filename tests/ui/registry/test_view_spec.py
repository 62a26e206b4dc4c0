"""Saved views as JSON."""

import pytest

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.records import Category
from fujidesk.errors import UserError
from fujidesk.ui.itemmodels.project_columns import ProjectColumn
from fujidesk.ui.registry.header import ColumnState
from fujidesk.ui.registry.listing import SortOrder
from fujidesk.ui.registry.view_spec import ViewSpec, built_in_views

SPEC = ViewSpec(
    ProjectFilter(dx=True, text="窓口"),
    ColumnState((ProjectColumn.NUMBER, ProjectColumn.PAGE, ProjectColumn.TITLE)),
    SortOrder(ProjectColumn.PAGE, descending=True),
)


def test_stored_and_read_back():
    assert ViewSpec.from_json(SPEC.to_json()) == SPEC
    assert ViewSpec.from_json(ViewSpec().to_json()) == ViewSpec()


def test_settings_hold_columns_and_order_but_no_filter():
    assert ViewSpec.from_values(SPEC.to_settings()) == ViewSpec(columns=SPEC.columns, order=SPEC.order)


def test_odd_content_gives_what_is_usual():
    assert ViewSpec.from_json("[]") == ViewSpec()
    assert ViewSpec.from_json('{"columns": ["gone", 3], "sort": "gone"}') == ViewSpec()
    assert ViewSpec.from_json('{"columns": ["title"]}').columns.shown == (
        ProjectColumn.NUMBER,
        ProjectColumn.TITLE,
    )


def test_damaged_view_is_a_sentence():
    with pytest.raises(UserError, match="ビュー「朝会」を読めません"):
        ViewSpec.from_json("{", "朝会")


def test_views_that_always_exist(profile):
    views = built_in_views(profile)
    assert list(views) == ["すべて", "重点事業", "DX", "未確定あり"]
    assert views["重点事業"].categories == (Category.PRIORITY,)
