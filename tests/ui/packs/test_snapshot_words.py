"""What snapshots are called: never by their keys."""

from fujidesk.models.snapshots import StoredSnapshot
from fujidesk.ui.packs.snapshot_words import snapshot_line, snapshot_name

TAKEN = StoredSnapshot(
    "honbu-R7-12", "honbu-R7", 2025, "情報化推進本部会議", "差し替え後", "2026-07-10T09:12:00", "x@y", ""
)


def test_the_name_tells_meeting_year_and_number():
    assert snapshot_name(TAKEN) == "情報化推進本部会議 R7 控え12"


def test_the_line_is_short_in_its_own_meeting_and_whole_among_all():
    assert snapshot_line(TAKEN).startswith("控え12　")
    assert snapshot_line(TAKEN).endswith("　差し替え後")
    assert snapshot_line(TAKEN, of_all=True).startswith("情報化推進本部会議 R7 控え12　")
