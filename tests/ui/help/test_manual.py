"""The manual that ships: every link and picture exists; its pages, sections and search."""

import pytest

from fujidesk.ui.help.manual import INDEX, Page, anchor, places, same


def headings(page):
    return {anchor(section.heading) for section in page.sections}


def test_every_page_stands_in_the_index(manual):
    there = {path.name for path in manual.folder.glob("*.md")}
    assert {page.name for page in manual.pages} == there
    assert manual.pages[0].name == INDEX


def test_every_link_leads_to_a_page_and_a_heading_that_exist(manual):
    dead = []
    for page in manual.pages:
        assert page.name == INDEX or page.sections, page.name
        for link in page.links:
            name, _, heading = link.partition("#")
            target = manual.folder / (name or page.name)
            if not target.is_file() or (
                heading and heading not in headings(Page(manual.folder, name or page.name))
            ):
                dead.append(f"{page.name}: {link}")
    assert dead == []


def test_nothing_in_the_manual_is_taken_from_a_network(manual):
    for page in manual.pages:
        assert [link for link in (*page.links, *page.pictures) if ":" in link] == [], page.name


def test_every_picture_exists(manual):
    pictures = [(page.name, name) for page in manual.pages for name in page.pictures]
    assert len(pictures) >= 8
    assert [one for one in pictures if not (manual.folder / one[1]).is_file()] == []


@pytest.mark.parametrize("time", ["はじめて開く", "4 月にすること", "5～7 月にすること", "ヒアリング",
                                  "10 月からにすること", "保存・バックアップ・復元", "困ったとき"])  # fmt: skip
def test_the_manual_goes_by_the_tasks_of_the_year(manual, time):
    assert time in [page.title for page in manual.pages]


def test_a_page_of_another_folder_is_no_page_of_the_manual(small_manual):
    assert [page.name for page in small_manual.pages] == [INDEX, "a.md", "b.md"]
    assert small_manual.page("../c.md").title == "外"


def test_a_page_that_is_missing_is_told(small_manual):
    (small_manual.folder / "b.md").unlink()
    with pytest.raises(FileNotFoundError):
        small_manual.find("csv")


def test_words_are_found_however_they_are_written(small_manual):
    finds = small_manual.find("ｃｓｖ")
    assert [(find.page, find.heading) for find in finds] == [("a.md", "はじめ"), ("b.md", "後の話（続き）")]
    assert "CSV を選びます" in finds[0].excerpt.replace("ＣＳＶ", "CSV")


def test_every_word_must_be_there(small_manual):
    assert [find.page for find in small_manual.find("csv 選びます")] == ["a.md"]
    assert small_manual.find("csv ない言葉") == []
    assert small_manual.find("   ") == []


def test_what_is_found_is_shown_without_marks(small_manual):
    assert small_manual.find("自動")[0].excerpt.startswith("上書きは自動で取られます。")
    assert "名 右" in small_manual.find("右")[0].excerpt


def test_a_line_break_in_a_japanese_sentence_is_no_blank_and_a_list_stays_one(small_manual):
    text = small_manual.page("a.md").markdown
    assert "**自動**で取られます。\n\n1. 一つ目。\n2. " in text


def test_a_number_sign_in_code_is_no_heading(small_manual):
    assert [section.heading for section in small_manual.page("a.md").sections] == ["はじめ"]


def test_anchors_follow_the_rule_of_the_links():
    assert anchor("前の状態に戻す（復元）") == "前の状態に戻す復元"
    assert anchor("4 月の異動") == "4-月の異動"
    assert anchor("Excel に貼る") == "excel-に貼る"


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("「…」…のＣＳＶとcsv", "CSV", ["ＣＳＶ", "csv"]),
        ("㈱と…", "…", ["…"]),
        ("ない", "ある", []),
        ("何か", "", []),
    ],
)
def test_a_word_is_found_where_it_is_written(text, word, found):
    assert [text[at:after] for at, after in places(text, same(word))] == found
