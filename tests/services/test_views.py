"""Saved views."""

import pytest

from fujidesk.errors import UserError


def test_views_are_saved_replaced_and_deleted(small_workspace):
    views = small_workspace.views
    views.save(" 重点の事業 ", '{"category": ["priority"]}')
    views.save("DX", "{}")
    views.save("重点の事業", '{"dx": true}')
    assert views.names() == ["重点の事業", "DX"]
    assert views.load("重点の事業") == '{"dx": true}'
    views.delete("重点の事業")
    assert views.names() == ["DX"]


@pytest.mark.parametrize("name", ["", "　", "\n", "名" * 101])
def test_view_needs_a_name(small_workspace, name):
    with pytest.raises(UserError, match="ビューの名前"):
        small_workspace.views.save(name, "{}")


def test_missing_view_is_a_sentence(small_workspace):
    with pytest.raises(UserError, match="「消えた」はありません"):
        small_workspace.views.load("消えた")
    with pytest.raises(UserError, match="「消えた」はありません"):
        small_workspace.views.delete("消えた")
