"""Order and numbers of the parts of a pack, and the office's texts."""

from dataclasses import replace

from fujidesk.domain.meetings import STANDARD_MEETINGS, PartKind
from fujidesk.domain.pack_editions import (
    PackEdition,
    PackText,
    PartChoice,
    edition_key,
    fresh_edition,
    numbered_parts,
    part_choices,
)

HONBU = next(term for term in STANDARD_MEETINGS if term.key == "honbu")


def labels(choices):
    return [(item.label, item.choice.kind) for item in numbered_parts(choices)]


def test_key_names_meeting_and_year():
    assert edition_key("honbu", 2025) == "honbu-R7"
    assert fresh_edition(HONBU, 2025) == PackEdition("honbu-R7", "honbu", 2025)


def test_a_fresh_pack_has_all_parts_numbered_in_order():
    assert labels(part_choices(fresh_edition(HONBU, 2025), HONBU)) == [
        ("次第", PartKind.AGENDA),
        ("資料1", PartKind.SUMMARY),
        ("資料2", PartKind.EVALUATION),
        ("資料3", PartKind.SHEETS),
        ("資料4", PartKind.ROADMAP),
        ("資料5", PartKind.INDICATORS),
        ("資料6", PartKind.CHANGES),
        ("資料7", PartKind.SINCE),
        ("参考資料1", PartKind.UPPER_PLANS),
        ("参考資料2", PartKind.GLOSSARY),
    ]


def test_numbers_follow_the_order_and_leave_no_hole():
    choices = (
        PartChoice(PartKind.ROADMAP),
        PartChoice(PartKind.SUMMARY, is_on=False),
        PartChoice(PartKind.GLOSSARY),
        PartChoice(PartKind.CHANGES, title="見直し"),
    )
    assert labels(choices) == [
        ("資料1", PartKind.ROADMAP),
        ("参考資料1", PartKind.GLOSSARY),
        ("資料2", PartKind.CHANGES),
    ]
    assert [item.title for item in numbered_parts(choices)][-1] == "見直し"


def test_the_offices_order_is_kept_and_new_parts_follow():
    edition = replace(
        fresh_edition(HONBU, 2025),
        parts=(PartChoice(PartKind.SHEETS), PartChoice(PartKind.AGENDA, is_on=False)),
    )
    found = part_choices(edition, HONBU)
    assert found[:2] == edition.parts
    assert {choice.kind for choice in found} == set(HONBU.parts)
    assert len(found) == len(HONBU.parts)


def test_a_part_that_the_meeting_no_longer_has_goes():
    council = next(term for term in STANDARD_MEETINGS if term.key == "council")
    edition = replace(fresh_edition(council, 2026), parts=(PartChoice(PartKind.SHEETS),))
    assert PartKind.SHEETS not in {choice.kind for choice in part_choices(edition, council)}


def test_a_text_is_found_by_its_place():
    edition = replace(fresh_edition(HONBU, 2025), texts=(PackText("sentence.1", "進んだ。"),))
    assert (edition.text("sentence.1"), edition.text("sentence.2")) == ("進んだ。", "")
