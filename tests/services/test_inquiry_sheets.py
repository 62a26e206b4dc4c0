"""What stands on the question sheets beside the questions."""

import datetime as dt
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from fujidesk.domain.reports import Outlook, Status, StatusReport
from fujidesk.exchange.profiles import load_profile
from fujidesk.services.inquiry_sheets import SHOWN_LENGTH, answers_text

PROFILE = load_profile("fuji")
REPORT = StatusReport(
    "1-1-1",
    2022,
    Status.DONE,
    3,
    0,
    1200,
    None,
    "あ" * (SHOWN_LENGTH + 1),
    Decimal("12.5"),
    outlook=Outlook.CONTINUE,
)


def test_answers_stand_in_the_words_of_the_plan():
    text = answers_text(REPORT, ("status", "phase_h1", "budget_kyen", "indicator_value", "outlook"), PROFILE)
    lines = text.split("\n")
    assert lines[0] == "実施状況：完了"
    assert lines[1].startswith("進捗段階（上期）：")
    assert "導入準備" in lines[1]
    assert "1,200" in lines[2]
    assert "12.5" in lines[3]
    assert lines[4] == "今後の方向性：継続"


def test_long_answers_are_cut_and_empty_ones_say_so():
    long, empty = answers_text(REPORT, ("action", "actual_cost_kyen"), PROFILE).split("\n")
    assert long.endswith("あ…")
    assert len(long) == len("取組内容：") + SHOWN_LENGTH + 1
    assert empty == "実績額：（未回答）"


@pytest.mark.parametrize(("deadline", "stands"), [("2023-04-28", False), ("2023-05-31", True)])
def test_a_deadline_that_is_over_is_not_printed(workspace, tmp_path, deadline, stands):
    workspace.surveys.set_round(2022, deadline=deadline, contact="情報政策課 電話 0000")
    workspace.oddities.ask(2022, "1-1-1", "利用者の声はありますか。")
    (path,) = workspace.oddities.issue(2022, tmp_path, today=dt.date(2023, 5, 10)).paths
    rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    text = "\n".join(str(value) for row in rows for value in row if value is not None)
    assert ("令和5年5月31日" in text) is stands
    assert "令和5年4月28日" not in text
    assert "情報政策課 電話 0000" in text
