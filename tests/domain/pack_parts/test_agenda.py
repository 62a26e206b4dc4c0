"""次第: when and where, the items of business, who attends."""

from dataclasses import replace

import pytest

from fujidesk.domain.meetings import PartKind
from fujidesk.domain.pack_blocks import TableBlock, TextStyle
from fujidesk.domain.pack_editions import PackText, PartChoice, numbered_parts
from fujidesk.domain.pack_parts.agenda import agenda, agenda_items, when_words
from fujidesk.domain.people import Member

PARTS = numbered_parts(
    tuple(PartChoice(kind) for kind in (PartKind.AGENDA, PartKind.SUMMARY, PartKind.CHANGES, PartKind.GLOSSARY))
)  # fmt: skip


def of_edition(data, **values):
    return replace(data, edition=replace(data.edition, **values))


@pytest.mark.parametrize(
    ("day", "start", "words"),
    [
        ("", "", "（未定）"), ("2024-07-10", "", "令和6年7月10日（水）"),
        ("2024-07-10", "13:30", "令和6年7月10日（水）　13:30～"),
    ],
)  # fmt: skip
def test_day_and_time_in_words(make_data, day, start, words):
    assert when_words(of_edition(make_data(), day=day, start=start)) == words


def test_without_items_of_the_office_the_papers_are_the_items(make_data):
    assert agenda_items(make_data(), PARTS) == (
        "令和5年度 進捗状況の概要（資料1）", "事業の変更・見直しと新規事業（資料2）", "その他",
    )  # fmt: skip


def test_the_offices_own_items_a_line_each(make_data):
    own = of_edition(make_data(), texts=(PackText("agenda", "開会\n\n 報告 \n　（1）進捗について\n"),))
    assert agenda_items(own, PARTS) == ("開会", "報告", "　（1）進捗について")


def test_place_that_is_not_set_is_said(make_data):
    body, items = agenda(make_data(), PARTS)
    assert body.texts == ("日時　（未定）", "場所　（未定）")
    assert (items.style, items.title) == (TextStyle.ITEMS, "議事")


def test_members_with_who_is_absent_and_only_columns_that_tell_something(make_data):
    members = (Member("a", "headquarters", "本部長", "市長"), Member("b", "headquarters", "委員", "総務部長"))
    block = next(
        block
        for block in agenda(of_edition(make_data(members=members), absent=("b",)), PARTS)
        if isinstance(block, TableBlock)
    )
    assert [column.label for column in block.columns] == ["区分", "職名", "出欠"]
    assert [row.cells for row in block.rows] == [("本部長", "市長", "出席"), ("委員", "総務部長", "欠席")]


def test_a_meeting_without_members_has_no_table(make_data):
    assert not any(isinstance(block, TableBlock) for block in agenda(make_data(), PARTS))
