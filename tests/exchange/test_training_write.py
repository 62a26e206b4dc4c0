"""The list of training: date, theme, how many departments came, and who."""

from openpyxl import load_workbook

from fujidesk.domain.people import Training
from fujidesk.exchange.training_write import write_trainings

HELD = Training("R8-001", 2026, "2026-06-10", "書き方", "会議室", "係長", (("収納課", 3), ("市民課", 0)))


def test_list_and_attendance(tmp_path, small_profile):
    path = tmp_path / "研修.xlsx"
    write_trainings(path, small_profile, 2026, [(HELD, 0.5)])
    book = load_workbook(path)
    rows = list(book["研修"].iter_rows(values_only=True))
    assert ("2026-06-10", "書き方", "会議室", "係長", 1, 3, "50%") in rows
    people = list(book["参加者"].iter_rows(values_only=True))
    assert people[-2:] == [("2026-06-10", "書き方", "収納課", 3), ("2026-06-10", "書き方", "市民課", 0)]
