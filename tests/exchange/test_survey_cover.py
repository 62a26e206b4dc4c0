"""The cover: for whom, until when, whom to ask, what to do, and that a sample is none."""

import pytest

from fujidesk.domain.replies import ReplyKind
from fujidesk.exchange.survey_cover import (
    NO_CONTACT,
    NO_DEADLINE,
    Cover,
    return_step,
    shown_deadline,
    write_cover,
)
from fujidesk.exchange.survey_identity import Identity
from fujidesk.exchange.survey_looks import FormBook


@pytest.fixture
def cover(made):
    """Return the texts of a cover, row by row, and its sheet."""

    def cover(*, sample=False, **values):
        given = {
            "plan_name": "計画", "deadline": "2023-04-28", "contact": "内線 1", "leader": "係長",
            "facts": (("対象の事業", "2 事業"),), "steps": ("書きます。", "返します。"), "notes": ("千円単位です。",),
        }  # fmt: skip
        book = FormBook("題", sample=sample)
        identity = Identity(ReplyKind.REPORT, "fuji", 2022, "収納課", made.issued)
        write_cover(book, identity, Cover(**{**given, **values}))
        sheet = book.workbook["はじめに"]
        return sheet, [[str(cell.value) for cell in row if cell.value is not None] for row in sheet]

    return cover


def test_the_facts_stand_beside_their_labels(cover) -> None:
    sheet, rows = cover()
    assert ["回答する部署", "収納課"] in rows
    assert ["提出期限", "令和5年4月28日（金）"] in rows
    assert ["提出先・問い合わせ先", "内線 1"] in rows
    assert ["情報化推進リーダー", "係長"] in rows
    assert ["対象の事業", "2 事業"] in rows
    assert rows[0][:2] == ["令和4年度 進捗状況報告", "回答コード"]
    assert sheet.protection.sheet
    assert not sheet.protection.password


def test_what_is_not_known_is_said(cover) -> None:
    _, rows = cover(deadline="", contact="", leader="")
    assert ["提出期限", NO_DEADLINE] in rows
    assert ["提出先・問い合わせ先", NO_CONTACT] in rows
    assert ["情報化推進リーダー", "（未登録）"] in rows


def test_steps_and_notes_are_numbered_below_their_headings(cover) -> None:
    _, rows = cover()
    start = rows.index(["記入のしかた"])
    assert rows[start + 1 : start + 3] == [["1", "書きます。"], ["2", "返します。"]]
    assert rows[rows.index(["お願い"]) + 1] == ["1", "千円単位です。"]


def test_everything_is_printed_on_one_page(cover) -> None:
    sheet, rows = cover(sample=True)
    assert sheet.print_area.endswith(f"$E${len(rows)}")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)


def test_only_a_sample_says_that_it_is_one(cover) -> None:
    sheet, rows = cover(sample=True)
    assert any("実際の調査ではありません" in text for row in rows for text in row)
    assert sheet.oddHeader.left.text.startswith("サンプルデータ")
    plain, others = cover()
    assert not any("サンプル" in text for row in others for text in row)
    assert not plain.oddHeader.left.text.startswith("サンプル")


@pytest.mark.parametrize(("day", "shown"), [("", NO_DEADLINE), ("2023-05-01", "令和5年5月1日（月）")])
def test_a_deadline_has_its_weekday(day, shown) -> None:
    assert shown_deadline(day) == shown


def test_how_to_return_names_day_and_place_as_far_as_they_are_known() -> None:
    assert "、令和5年4月28日（金）までに、内線 1へ返送" in return_step("2023-04-28", "内線 1")
    assert f"保存し、{NO_CONTACT}へ返送" in return_step("", "")
