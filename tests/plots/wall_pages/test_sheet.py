"""A project's page on the wall: strip, report in few words, no amounts; for any project of the plan."""

import pytest

from fujidesk.domain.records import Category
from fujidesk.domain.scenes import Words
from fujidesk.plots.wall_pages import project_page


def texts(page):
    return "\n".join(item.text for item in page.scene.items if isinstance(item, Words))


def test_number_title_department_and_report_are_told(papers):
    page = project_page(*papers, "1-1-1")
    record = next(record for record in papers[1].records if record.number == "1-1-1")
    said = texts(page)
    assert f"1-1-1　{record.title}" in said
    assert record.departments[0] in said
    assert "使い始めた。" in said
    assert page.numbers == ("1-1-1",)


def test_no_amount_and_no_score_of_cost(papers):
    said = texts(project_page(*papers, "1-1-1"))
    assert "98,765" not in said
    assert "98765" not in said
    assert "②" not in said


@pytest.mark.parametrize("category", list(Category))
def test_projects_of_every_category_have_a_page_with_their_strip(papers, category):
    number = next(record.number for record in papers[1].records if record.category is category)
    page = project_page(*papers, number)
    assert "計画" in texts(page)
    assert "実績" in texts(page)
    assert page.scene.alt


def test_a_project_without_answer_says_so(papers):
    assert "回答はまだありません" in texts(project_page(*papers, "1-1-5"))


def test_no_such_project_no_page(papers):
    assert project_page(*papers, "9-9-9") is None
