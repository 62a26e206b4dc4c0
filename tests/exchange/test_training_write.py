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


def test_a_year_without_training_says_so(tmp_path, small_profile):
    path = tmp_path / "研修.xlsx"
    write_trainings(path, small_profile, 2026, [])
    book = load_workbook(path)
    assert book.sheetnames == ["研修", "参加者"]
    assert "この年度の研修は登録されていません。" in str(list(book["研修"].iter_rows(values_only=True)))
    assert book["研修"].auto_filter.ref is None


def test_the_whole_workbook_is_as_it_was(tmp_path, small_profile, golden):
    path = tmp_path / "研修.xlsx"
    nobody = Training("R8-002", 2026, "2026-11-20", "=予約", "=場所", "課長")
    write_trainings(path, small_profile, 2026, [(HELD, 0.5), (nobody, None)], sample=True)
    golden(path, "trainings")
