"""Values out of data files; each fault names file, place and key."""

import pytest

from fujidesk.domain.records import Direction
from fujidesk.errors import MachineError, UserError
from fujidesk.exchange.datafile import Entry, entries_of, read_text, spaced

TOP = Entry("fuji.toml", {
    "name": "富士", "blank": "  ", "none": None, "year": 2022, "yes": True, "names": ["a", "b"], "holes": ["a", ""],
    "table": {"x": 1}, "list": [{"k": 1}, {"k": 1}], "word": "at_least", "mixed": [1],
})  # fmt: skip


def test_values_of_the_right_kind_are_given() -> None:
    assert (TOP.text("name"), TOP.integer("year"), TOP.flag("yes")) == ("富士", 2022, True)
    assert TOP.texts("names") == ("a", "b")
    assert TOP.choice("word", Direction) is Direction.AT_LEAST
    assert TOP.entry("table").integer("x") == 1
    assert [item.place for item in TOP.entries("list")] == [
        "fuji.toml の list（1 番目）", "fuji.toml の list（2 番目）",
    ]  # fmt: skip


def test_what_may_be_missing_has_its_default() -> None:
    assert TOP.text_or("away", "既定") == "既定"
    assert TOP.text_or("blank", "既定") == "  "
    assert TOP.text_or_none("none") is None
    assert TOP.text_or_none("name") == "富士"
    assert TOP.integer_or_none("away") is None
    assert TOP.integer_or_none("year") == 2022


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (lambda: TOP.text("away"), "fuji.toml に away がありません。文字を書いてください。"),
        (lambda: TOP.text("blank"), "fuji.toml の blank が正しくありません。文字を書いてください。"),
        (lambda: TOP.text_or("year", ""), "year が正しくありません"),
        (lambda: TOP.integer("yes"), "整数を書いてください"),
        (lambda: TOP.integer("name"), "整数を書いてください"),
        (lambda: TOP.flag("year"), "true か false"),
        (lambda: TOP.texts("holes"), "文字の並び"),
        (lambda: TOP.texts("name"), "文字の並び"),
        (lambda: TOP.choice("name", Direction), "at_least、at_most、keep のどれか"),
        (lambda: TOP.entry("list"), "項目の集まり"),
        (lambda: TOP.entries("table"), "項目の並び"),
        (lambda: TOP.entries("mixed"), "fuji.toml の mixed（1 番目）が項目の集まりになっていません"),
    ],
)
def test_a_fault_names_file_and_key_and_what_is_expected(read, words) -> None:
    with pytest.raises(UserError) as raised:
        read()
    assert words in str(raised.value)


def test_two_of_a_name_are_one_too_many() -> None:
    with pytest.raises(UserError, match=r"fuji\.toml の list に 1 が二度あります"):
        TOP.unique("list", TOP.entries("list"), lambda item: item.values["k"])
    TOP.unique("list", TOP.entries("list")[:1], lambda item: item.values["k"])


def test_places_are_spaced_after_half_width_only() -> None:
    assert (spaced("a.toml"), spaced("（2 番目）")) == ("a.toml ", "（2 番目）")
    assert entries_of("a", []) == []


def test_text_is_read_with_or_without_bom(tmp_path) -> None:
    path = tmp_path / "a.json"
    path.write_text("富士", encoding="utf-8-sig")
    assert read_text(path) == "富士"
    path.write_text("富士", encoding="utf-8")
    assert read_text(path) == "富士"


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path) -> None:
    with pytest.raises(UserError, match=r"a\.json が見つかりません"):
        read_text(tmp_path / "a.json")
    (tmp_path / "b.json").write_bytes("富士".encode("cp932"))
    with pytest.raises(UserError, match="UTF-8 で保存し直してください"):
        read_text(tmp_path / "b.json")
    with pytest.raises(MachineError, match="読む権利"):
        read_text(tmp_path)
