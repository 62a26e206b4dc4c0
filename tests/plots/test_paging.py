"""Paper is filled by computation."""

import pytest

from fujidesk.domain.fiscal import half_years
from fujidesk.plots.paging import MIN_TEXT_PT, PAPERS, Paper, column_labels, half_labels, lay_out
from fujidesk.plots.style import width_pt

SIZES = [(1, 1), (1, 4), (3, 5), (7, 9), (12, 17), (40, 1), (2, 120)]


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("indicator", ["", "年間の利用件数を八千件以上とし、待ち時間を短くする状態を保つ。"])
def test_every_row_is_on_one_page_inside_the_paper_in_order(make_timeline, paper, size, indicator):
    data = make_timeline(*size, indicator=indicator)
    layout = lay_out(data, PAPERS[paper])
    lines = [item for page in layout.pages for item in page.lines]
    assert [i.line.number for i in lines if not i.is_head] == [r.number for g in data.groups for r in g.rows]
    lowest = PAPERS[paper].height - PAPERS[paper].margin
    for page in layout.pages:
        assert page.lines[0].top == layout.frame.body_top
        assert page.lines[-1].top + page.lines[-1].height < lowest
        for above, below in zip(page.lines, page.lines[1:], strict=False):
            assert below.top == pytest.approx(above.top + above.height)


@pytest.mark.parametrize("size", SIZES)
def test_a_page_begins_with_a_group_header_and_never_ends_with_one(make_timeline, size):
    for page in lay_out(make_timeline(*size), PAPERS["A4"]).pages:
        assert page.lines[0].is_head
        assert not page.lines[-1].is_head
        for item, after in zip(page.lines, page.lines[1:], strict=False):
            assert not (item.is_head and after.is_head)


def test_a_group_that_goes_on_gets_its_header_again(make_timeline):
    pages = lay_out(make_timeline(1, 120), PAPERS["A4"]).pages
    assert pages[0].lines[0].texts == ("1.1 施策その1",)
    assert all(page.lines[0].texts == ("1.1 施策その1（続き）",) for page in pages[1:])
    assert sum(item.is_head for page in pages for item in page.lines) == len(pages)


def test_pages_are_full_but_for_the_last(make_timeline):
    layout = lay_out(make_timeline(7, 17), PAPERS["A4"])
    assert len(layout.pages) > 2
    for page in layout.pages[:-1]:
        assert sum(item.height for item in page.lines) >= 0.85 * layout.frame.body_height


def test_the_largest_text_is_taken_that_needs_no_further_page(make_timeline):
    few, many = lay_out(make_timeline(1, 4), PAPERS["A4"]), lay_out(make_timeline(12, 17), PAPERS["A4"])
    assert few.frame.body_pt == 10
    assert MIN_TEXT_PT <= many.frame.body_pt <= few.frame.body_pt


def test_a3_needs_fewer_pages_than_a4(make_timeline):
    data = make_timeline(12, 17)
    assert len(lay_out(data, PAPERS["A3"]).pages) < len(lay_out(data, PAPERS["A4"]).pages)


def test_titles_stay_inside_their_column(make_timeline):
    layout = lay_out(make_timeline(), PAPERS["A4"])
    for item in layout.pages[0].lines:
        assert len(item.texts) <= 2
        if not item.is_head:
            assert all(
                width_pt(text, layout.frame.body_pt) <= layout.frame.title_width for text in item.texts
            )


def test_the_indicator_gives_way_where_the_period_is_too_long(make_timeline):
    text = (
        "年間の利用件数を八千件以上とし、窓口での待ち時間を短くし、満足の声を毎年十件以上集めるものとする。"
    )
    assert lay_out(make_timeline(indicator=text), PAPERS["A4"]).frame.indicator_width > 0
    long = make_timeline(indicator=text, columns=half_years(2019, 2027))
    assert lay_out(long, PAPERS["A4"]).frame.indicator_width == 0
    assert lay_out(long, PAPERS["A3"]).frame.indicator_width > 0


def test_narrow_columns_take_short_names(make_timeline):
    data = make_timeline(columns=half_years(2022, 2026))
    wide = lay_out(data, PAPERS["A3"]).frame.axis
    assert column_labels(data, wide, 9)[0][1] == "令和4年度"
    assert half_labels(data, wide, 8)[0][1] == "上期"
    narrow = lay_out(data, Paper("slip", 300, 400)).frame.axis
    assert column_labels(data, narrow, 9)[0][1] == "R4"
    assert half_labels(data, narrow, 8)[1][1] == "下"


def test_an_endless_paper_is_one_page_as_tall_as_its_rows(make_timeline):
    layout = lay_out(make_timeline(12, 17), Paper("picture", 800, None))
    assert len(layout.pages) == 1
    assert layout.page_height > layout.pages[0].lines[-1].top


def test_thousands_of_rows_are_paged(make_timeline):
    layout = lay_out(make_timeline(25, 100), PAPERS["A4"])
    assert layout.frame.body_pt == MIN_TEXT_PT
    assert sum(not i.is_head for page in layout.pages for i in page.lines) == 2500
