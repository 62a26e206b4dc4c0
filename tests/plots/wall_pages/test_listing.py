"""Lists on the wall: the projects behind a mark, each line opening its project."""

from dataclasses import replace

from fujidesk.domain.palette import PAPER
from fujidesk.domain.scenes import Target, Words
from fujidesk.plots.style import width_pt
from fujidesk.plots.wall_pages import listing_pages
from fujidesk.plots.wall_pages.listing import draw_rows
from fujidesk.plots.wall_pages.paper import Head, begun


def texts(page):
    return [item.text for item in page.scene.items if isinstance(item, Words)]


def test_the_projects_stand_with_department_and_both_grades(papers):
    pack, data = papers
    (page,) = listing_pages(pack, data, "資料1", Target("S の事業", ("1-1-1",)))
    said = texts(page)
    row = next(row for row in data.rows if row.number == "1-1-1")
    assert {"1-1-1", row.title, row.department, "S", "R5", "R4"} <= set(said)
    assert "S の事業　1 事業" in said
    assert page.numbers == ("1-1-1",)


def test_a_line_opens_its_project(papers):
    pack, data = papers
    (page,) = listing_pages(pack, data, "", Target("二つ", ("1-1-2", "1-1-1")))
    marks = [mark.target.numbers for mark in page.scene.targets()]
    assert marks == [("1-1-1",), ("1-1-2",)]


def test_long_lists_go_on_and_every_project_stands_once(papers):
    pack, data = papers
    numbers = tuple(row.number for row in data.rows)
    pages = listing_pages(pack, data, "資料2", Target("全部", numbers))
    listed = [number for page in pages for number in page.numbers]
    assert listed == list(numbers)
    assert f"全部　{len(numbers)} 事業（1 / {len(pages)}）" in texts(pages[0])


def test_an_unknown_project_is_left_out(papers):
    pack, data = papers
    (page,) = listing_pages(pack, data, "", Target("なし", ("9-9-9",)))
    assert page.numbers == ()
    assert "なし　0 事業" in texts(page)


def drawn(data, *rows):
    """Return the texts of lines for some projects."""
    pen, body = begun(Head("", "一覧"), PAPER)
    draw_rows(pen, data, rows, body)
    return [item for item in pen.items if isinstance(item, Words)]


def test_a_long_name_takes_the_room_that_the_departments_leave(papers):
    _, data = papers
    name = "タブレット端末・ペーパーレス会議システムを活用した議会運営"
    row = replace(data.rows[0], title=name, department="議会事務局")
    said = {item.text for item in drawn(data, row, data.rows[1])}
    assert {name, "議会事務局", data.rows[1].department} <= said


def test_a_name_longer_than_all_room_is_cut_before_the_departments(papers):
    _, data = papers
    row = replace(data.rows[0], title="長" * 80, department="公共施設マネジメント推進課")
    words = drawn(data, row)
    (title,) = (item for item in words if item.text.startswith("長"))
    (department,) = (item for item in words if item.text.startswith("公共"))
    assert title.x + width_pt(title.text, title.size) < department.x
