"""Pages for the wall: large type, few words, every part that is shown, notes beside them."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from fujidesk.domain.fiscal import era_day
from fujidesk.domain.meetings import PartKind
from fujidesk.domain.pack_editions import PackQuestion, PackText, PartChoice
from fujidesk.domain.records import Direction
from fujidesk.domain.reports import phase_cell_value
from fujidesk.domain.scenes import Words
from fujidesk.plots.style import width_pt
from fujidesk.plots.wall_pages import wall_pages
from fujidesk.plots.wall_pages.paper import BOTTOM, HEIGHT, LEAST_PT, WIDTH
from tests.answered import answered


def words(page):
    return [item for item in page.scene.items if isinstance(item, Words)]


def texts(page):
    return "\n".join(item.text for item in words(page))


def shown(workspace, meeting="honbu", year=2023, day=dt.date(2024, 7, 10)):
    data = workspace.packs.data(meeting, year, day)
    return wall_pages(workspace.packs.of_data(data), data), data


def test_no_type_is_under_24_points_and_nothing_leaves_the_page(papers):
    for page in wall_pages(*papers):
        assert (page.scene.width, page.scene.height) == (WIDTH, HEIGHT) == (1440, 810)
        for item in words(page):
            assert item.size >= LEAST_PT == 24, (page.scene.title, item.text)
            width = width_pt(item.text, item.size)
            left = item.x - {"left": 0, "center": width / 2, "right": width}[item.align]
            assert left >= 0, (page.scene.title, item.text)
            assert left + width <= WIDTH + 1, (page.scene.title, item.text)
            assert 0 < item.y <= HEIGHT


def test_pages_are_numbered_through(papers):
    pages = wall_pages(*papers)
    for number, page in enumerate(pages, start=1):
        assert f"{number} / {len(pages)}" in texts(page)


def test_the_first_page_names_plan_meeting_and_day(workspace):
    answered(workspace)
    edition = workspace.packs.edition("honbu", 2023)
    workspace.packs.store(replace(edition, day="2024-07-10", place="大会議室"), "日時")
    pages, data = shown(workspace)
    first = texts(pages[0])
    assert data.profile.plan_name in first
    assert "情報化推進本部会議" in first
    assert era_day(dt.date(2024, 7, 10)) in first
    assert "大会議室" in first


def test_every_part_but_references_is_shown_in_the_papers_order(papers):
    pack, _ = papers
    pages = wall_pages(*papers)
    order = list(dict.fromkeys(page.part for page in pages))
    kinds = [pack.parts[place].kind for place in order if place >= 0]
    assert kinds == [part.kind for part in pack.parts if part.kind not in
                     (PartKind.UPPER_PLANS, PartKind.GLOSSARY)]  # fmt: skip


def test_a_part_that_is_switched_off_is_not_on_the_wall(workspace):
    answered(workspace)
    edition = workspace.packs.edition("honbu", 2023)
    off = tuple(PartChoice(kind, is_on=kind is not PartKind.SHEETS) for kind in PartKind)
    workspace.packs.store(replace(edition, parts=off), "構成")
    pages, data = shown(workspace)
    pack = workspace.packs.of_data(data)
    assert PartKind.SHEETS not in {pack.parts[page.part].kind for page in pages if page.part >= 0}


def test_a_chart_says_its_message_as_heading_and_what_it_is_made_from(papers):
    pack, data = papers
    pages = wall_pages(*papers)
    chart = next(iter(next(part for part in pack.parts if part.kind is PartKind.SUMMARY).charts))
    page = next(page for page in pages if page.scene.title == chart.head.title)
    told = texts(page).replace("\n", "")
    assert chart.head.message.removesuffix("。").replace(" ", "") in told.replace(" ", "")
    assert chart.head.foot.denominator.replace(" ", "") in told.replace(" ", "")
    assert data.as_of in told
    assert page.scene.alt == chart.alt


def test_marks_open_what_they_count(papers):
    _, data = papers
    page = next(page for page in wall_pages(*papers) if "基本方針別の総合評価" in page.scene.title)
    counted = {number for mark in page.scene.targets() for number in mark.target.numbers}
    assert counted == {row.number for row in data.rows}


def test_the_projects_behind_are_listed(papers):
    pages = wall_pages(*papers)
    behind = next(page for page in pages if "届かない" in page.scene.title)
    assert behind.numbers == ("1-1-2",)
    assert "1 事業" in behind.scene.title


def test_amounts_are_marked_as_internal(papers):
    page = next(page for page in wall_pages(*papers) if "予算額と実績額" in page.scene.title)
    assert "取扱注意" in texts(page)


def test_the_council_sees_no_amount(workspace):
    answered(workspace)
    pages, _ = shown(workspace, "council", 2024, dt.date(2025, 2, 10))
    assert pages
    for page in pages:
        assert "千円" not in texts(page)
        assert "98,765" not in texts(page)
        assert "②" not in texts(page)


def test_the_offices_notes_are_beside_the_pages_and_not_on_them(workspace):
    answered(workspace)
    edition = workspace.packs.edition("honbu", 2023)
    note = PackText("chart.grades-by-policy", "昨年の夏と比べて話す")
    question = PackQuestion("1-1-1", "費用は増えるか", "増えない")
    workspace.packs.store(replace(edition, texts=(note,), questions=(question,)), "文章")
    pages, _ = shown(workspace)
    page = next(page for page in pages if "基本方針別の総合評価" in page.scene.title)
    assert page.notes == ("昨年の夏と比べて話す",)
    assert not [page for page in pages if "昨年の夏" in texts(page) or "費用は増えるか" in texts(page)]


def test_without_answers_there_are_pages_that_say_so(workspace):
    pages, _ = shown(workspace)
    assert any("まだ登録されていません" in texts(page) for page in pages)


@pytest.mark.parametrize("meeting", ["wg", "kanji", "honbu", "october", "council"])
def test_every_meeting_has_pages(workspace, meeting):
    pages, _ = shown(workspace, meeting, 2024, dt.date(2025, 7, 1))
    assert len(pages) >= 2


def above_the_foot(page):
    """Tell whether nothing but the foot's own line stands where the contents end."""
    below = [item for item in words(page) if item.y > BOTTOM]
    return len({item.y for item in below}) <= 1 and all(item.y < HEIGHT - 20 for item in below)


def test_items_of_business_have_the_numbers_of_the_papers(workspace):
    answered(workspace)
    edition = workspace.packs.edition("honbu", 2023)
    items = PackText("agenda", "開会\n議事\n（1）評価について\n閉会")
    workspace.packs.store(replace(edition, texts=(items,)), "次第")
    pages, _ = shown(workspace)
    agenda = next(page for page in pages if "（1）評価について" in texts(page))
    assert [item.text for item in words(agenda) if item.text.isdigit()] == ["1", "2", "3"]


def test_a_long_agenda_takes_as_many_pages_as_it_needs(workspace):
    answered(workspace)
    edition = workspace.packs.edition("honbu", 2023)
    items = [f"議題の{number:02}番目" for number in range(1, 41)]
    workspace.packs.store(replace(edition, texts=(PackText("agenda", "\n".join(items)),)), "次第")
    pages, _ = shown(workspace)
    whole = [page for page in pages if "議題の" in texts(page)]
    assert [item.text for page in whole for item in words(page) if item.text.startswith("議題の")] == items
    assert all(above_the_foot(page) for page in whole)
    numbers = [item.text for page in whole for item in words(page) if item.text.isdigit()]
    assert numbers == [str(number) for number in range(1, 41)]


@pytest.mark.parametrize("length", [60, 140, 320, 900])
def test_long_sentences_of_the_office_push_no_figure_off_the_wall(workspace, length):
    answered(workspace)
    edition = workspace.packs.edition("honbu", 2023)
    own = tuple(PackText(f"sentence.{place}", f"文{place}" + "ゐ" * length + "。") for place in (1, 2, 3))
    workspace.packs.store(replace(edition, texts=own), "文章")
    pages, _ = shown(workspace)
    of_summary = [page for page in pages if page.part == 1]
    told = "\n".join(texts(page) for page in of_summary)
    for label in ("B 以上", "前年度より評価が上がった", "遅れあり", "未回答・未評価", "文1", "文2", "文3"):
        assert label in told
    written = told.count("ゐ")
    assert written == 3 * length or (length == 900 and "…" in told)
    for page in of_summary:
        assert above_the_foot(page), page.scene.title


def test_indicators_that_cannot_be_judged_are_not_called_unreached(workspace):
    answered(workspace)
    series = [
        item for item in workspace.evaluation.data().indicators
        if item.indicator.figure is not None and item.indicator.direction is Direction.AT_LEAST
        and (item.indicator.due_year or 2026) > 2023
    ][:3]  # fmt: skip
    reached, below, silent = series
    for item, year, value in (
        (reached, 2023, item_value(reached, 2)), (below, 2023, item_value(below, 0.5)),
        (silent, 2022, item_value(silent, 0.5)),
    ):  # fmt: skip
        report = workspace.reports.of_year(year)[item.number]
        workspace.reports.store(report, {"indicator_value": value}, "回答")
    pages, data = shown(workspace)
    place = next(at for at, part in enumerate(workspace.packs.of_data(data).parts)
                 if part.kind is PartKind.INDICATORS)  # fmt: skip
    told = "\n".join(texts(page) for page in pages if page.part == place)
    assert "目標を達成していない指標は 1 件" in told
    assert below.title[:8] in told
    assert silent.title[:8] not in told


def item_value(item, share):
    """Return a value that is so much of an indicator's target."""
    return str(round(item.indicator.figure * Decimal(str(share)), 1))


def test_late_projects_are_counted_as_many_as_are_listed(workspace):
    """A project that ended before the year is late by its last report, but nothing to talk about any more."""
    for number in ("1-1-1", "1-1-2"):
        report = workspace.reports.of_year(2023)[number]
        late = {"status": "running", "phase_h1": phase_cell_value(1), "phase_h2": phase_cell_value(1)}
        workspace.reports.store(report, late, "回答")
    data = workspace.packs.data("honbu", 2023, dt.date(2024, 7, 10))
    assert {"1-1-1", "1-1-2"} <= {row.number for group in data.roadmap.groups for row in group.rows}
    rows = {
        year: tuple(row for row in held if row.number != "1-1-1")
        for year, held in data.evaluation.rows.items()
    }
    ended = replace(data, evaluation=replace(data.evaluation, rows=rows))
    pages = wall_pages(workspace.packs.of_data(ended), ended)
    told = "".join("".join(texts(page) for page in pages).split())  # headings may take two lines
    assert "計画より遅れは1事業" in told

    assert "ロードマップより遅れている事業は1事業" in told
