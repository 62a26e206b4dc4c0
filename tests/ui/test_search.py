"""What the search finds, as lines under the box."""

import pytest

from fujidesk.domain.hearings import HearingKind, NoteKind
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


def test_a_line_of_a_hearing_begins_with_its_kind(small_workspace):
    small_workspace.hearings.plan(small_workspace.hearings.drafted(2023, HearingKind.OTHER, "収納課"))
    small_workspace.hearings.add_note("R5-001", NoteKind.DECISION, "券売機を置く")
    [group] = find_groups(small_workspace, "券売機")
    (hit,) = group.hits
    assert (hit.number, hit.detail, hit.is_hearing) == ("R5-001", "決定：券売機を置く", True)
    assert hit.detail[hit.start : hit.start + hit.length] == "券売機"
