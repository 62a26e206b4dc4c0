"""What the search finds, as lines under the box."""

import pytest

from fujidesk.ui.search import find_groups


@pytest.mark.parametrize(
    ("query", "label", "detail", "found"),
    [
        ("1-1-1", "番号・事業名", "", ""),
        ("収納課", "所管部署", "収納課・市民課", "収納課"),
        ("番号札", "本文", "事業概要：番号札を出す。", "番号札"),
    ],
)  # fmt: skip
def test_each_kind_of_find_is_shown_with_its_words(small_workspace, query, label, detail, found):
    [group] = [one for one in find_groups(small_workspace, query) if one.label.startswith(label[:2])]
    hit = group.hits[0]
    assert (hit.number, hit.title) == ("1-1-1", "窓口の案内番号")
    assert hit.detail.startswith(detail[:4])
    assert hit.detail[hit.start : hit.start + hit.length] == found


def test_nothing_found_is_no_group(small_workspace):
    assert find_groups(small_workspace, "どこにもない言葉") == []
