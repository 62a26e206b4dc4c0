"""The content of packs."""

from dataclasses import replace

from fujidesk.domain.meetings import STANDARD_MEETINGS
from fujidesk.domain.pack_blocks import numbered_items
from tests.demo_pack import demo_pack

COUNCIL = STANDARD_MEETINGS[4]


def test_a_pack_is_named_by_city_meeting_and_day():
    pack = demo_pack(1)
    assert pack.name == "見本市情報化推進本部会議"
    assert pack.title == "見本市情報化推進本部会議　令和8年7月10日（金）"
    assert replace(pack, day="").title == pack.name


def test_the_city_council_is_not_named_with_two_cities():
    pack = replace(demo_pack(1), meeting=COUNCIL)
    assert pack.name == "見本市議会説明資料"
    assert replace(pack, city="見本町").name == "見本町市議会説明資料"


def test_a_pack_is_internal_where_any_part_is():
    pack = demo_pack(1)
    assert pack.is_internal
    assert not replace(pack, parts=pack.parts[:2]).is_internal


def test_a_part_is_called_by_label_and_title_once():
    agenda, summary = demo_pack(1).parts[:2]
    assert agenda.caption == "次第"
    assert summary.caption == "資料1　進捗状況の概要"
    assert len(list(summary.charts)) == 3


def test_items_below_another_one_have_no_number():
    items = ("開会", "議事", "（1）評価", "・補足", "　別の行", "(2) 変更", "閉会")
    assert list(numbered_items(items)) == [
        ("1", "開会"), ("2", "議事"), ("", "（1）評価"), ("", "・補足"), ("", "別の行"), ("", "(2) 変更"),
        ("3", "閉会"),
    ]  # fmt: skip
