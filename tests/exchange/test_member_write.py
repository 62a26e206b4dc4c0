"""The list of members for a pack: a sheet a body, A4 upright, posts in order."""

import datetime as dt

from openpyxl import load_workbook

from fujidesk.domain.people import ADVISORS, Member
from fujidesk.domain.people_rules import Body
from fujidesk.exchange.member_write import write_members

DAY = dt.date(2026, 7, 10)


def _rows(sheet):
    return [[value for value in row if value is not None] for row in sheet.iter_rows(values_only=True)]


def test_a_sheet_a_body_with_its_members_in_order(tmp_path, small_profile):
    path = tmp_path / "名簿.xlsx"
    head = Body("headquarters", "情報化推進本部")
    members = (Member("1", "headquarters", "本部長", "副市長"), Member("2", "headquarters", "委員", "=部長"))
    advisors = (Member("3", ADVISORS, "委員", "教授", field="情報通信"),)
    write_members(
        path, small_profile, DAY, [(head, members), (Body(ADVISORS, "情報政策アドバイザー"), advisors)]
    )
    book = load_workbook(path)
    assert book.sheetnames == ["情報化推進本部", "情報政策アドバイザー"]
    rows = _rows(book["情報化推進本部"])
    assert rows[1] == ["令和8年7月10日現在　2 人"]
    assert rows[2:] == [
        ["番号", "役割", "職名", "氏名", "部署"],
        [1, "本部長", "副市長"],
        [2, "委員", "=部長"],
    ]
    assert book["情報化推進本部"]["C5"].data_type == "s"
    assert _rows(book["情報政策アドバイザー"])[-1] == [1, "委員", "教授", "情報通信"]
    page = book["情報化推進本部"].page_setup
    assert (page.paperSize, page.orientation) == (9, "portrait")


def test_body_without_members_says_so(tmp_path, small_profile):
    path = tmp_path / "名簿.xlsx"
    write_members(path, small_profile, DAY, [(Body("executive", "幹事会"), ())], sample=True)
    rows = _rows(load_workbook(path)["幹事会"])
    assert ["この日の構成員は登録されていません。"] in rows
    assert "サンプル" in str(rows)


def test_the_whole_workbook_is_as_it_was(tmp_path, small_profile, golden):
    path = tmp_path / "名簿.xlsx"
    members = (
        Member("1", "headquarters", "本部長", "副市長", valid_from="2024-04-01", position=1),
        Member("2", "headquarters", "委員", "=部長", name="甲", department="収納課", position=2),
    )
    advisors = (Member("3", ADVISORS, "委員", "教授", field="情報通信", valid_to="2027-03-31"),)
    held = [
        (Body("headquarters", "情報化推進本部"), members),
        (Body("executive", "幹事会"), ()),
        (Body(ADVISORS, "情報政策アドバイザー"), advisors),
    ]
    write_members(path, small_profile, DAY, held, sample=True)
    golden(path, "members")
