"""前回からの変更: what changed since the last meeting's snapshot, as a part of the next pack."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.meetings import PartKind
from fujidesk.domain.pack_blocks import TableBlock
from fujidesk.domain.pack_editions import PackText
from fujidesk.plots.wall_pages import wall_pages
from tests.answered import answer, answered

DAY = dt.date(2024, 7, 10)


def pack(workspace):
    return workspace.packs.pack("honbu", 2023, DAY)


def since(made):
    part = next((part for part in made.parts if part.kind is PartKind.SINCE), None)
    return None if part is None else next(b for b in part.blocks if isinstance(b, TableBlock))


@pytest.fixture
def frozen(workspace):
    """The executive meeting's state is frozen; after it 1-1-2 got another score."""
    answered(workspace)
    workspace.snapshots.take(workspace.packs.edition("kanji", 2023), {}, "初回")
    answer(workspace, "1-1-2", 2023, score_progress=5, score_cost=5, score_content=5)
    return workspace


def test_without_a_snapshot_there_is_no_such_part_and_no_gap_in_the_numbers(workspace):
    answered(workspace)
    made = pack(workspace)
    assert since(made) is None
    assert [part.label for part in made.parts if part.label.startswith("資料")] == [
        f"資料{number}" for number in range(1, 7)
    ]


def test_changes_since_the_meeting_before_stand_with_both_values(frozen):
    made = pack(frozen)
    table = since(made)
    lines = [row.cells for row in table.lines]
    assert (
        "1-1-2",
        next(r.title for r in frozen.registry.records() if r.number == "1-1-2"),
        "R5",
        "C",
        "S",
    ) in lines
    assert "情報化推進本部幹事会の控えと比べた" in table.foot.remark
    assert "総合評価 1" in table.foot.remark
    part = next(part for part in made.parts if part.kind is PartKind.SINCE)
    assert part.label == "資料7"
    assert not part.is_internal


def test_only_what_changed_is_told(frozen):
    assert {row.number for row in since(pack(frozen)).lines} == {"1-1-2"}


def test_the_own_snapshots_of_a_meeting_are_not_the_meeting_before(frozen):
    frozen.snapshots.take(frozen.packs.edition("honbu", 2023), {}, "出した")
    assert since(pack(frozen)).lines


def test_the_office_can_choose_another_snapshot(frozen):
    taken = frozen.snapshots.take(frozen.packs.edition("honbu", 2023), {}, "出した")
    edition = frozen.packs.edition("honbu", 2023)
    frozen.packs.store(replace(edition, texts=(PackText("since", taken.key),)), "比べる控え")
    table = since(pack(frozen))
    assert table.lines == ()
    assert "変わったものはありません" in table.empty


def test_the_choice_is_not_copied_to_the_next_year(frozen):
    edition = frozen.packs.edition("honbu", 2023)
    frozen.packs.store(
        replace(edition, texts=(PackText("since", "kanji-R5-1"), PackText("agenda", "議事"))), "文章"
    )
    frozen.packs.copy_last_year(frozen.packs.edition("honbu", 2024))
    assert [text.place for text in frozen.packs.edition("honbu", 2024).texts] == ["agenda"]


def test_the_council_gets_no_such_part(frozen):
    made = frozen.packs.pack("council", 2024, dt.date(2025, 2, 10))
    assert since(made) is None


def test_it_is_in_every_file_and_on_the_wall(frozen):
    made = pack(frozen)
    place = next(place for place, part in enumerate(made.parts) if part.kind is PartKind.SINCE)
    pages = wall_pages(made, frozen.packs.data("honbu", 2023, DAY))
    assert any(page.part == place and page.numbers == ("1-1-2",) for page in pages)


def test_amounts_never_stand_among_the_changes(frozen):
    answer(frozen, "1-1-1", 2023, budget_kyen=777_777)
    cells = [str(cell) for row in since(pack(frozen)).rows for cell in row.cells]
    assert not [cell for cell in cells if "777" in cell]
