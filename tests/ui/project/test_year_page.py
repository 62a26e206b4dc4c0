"""One year as its page says it: the plan, who is asked, what is locked and why."""

import datetime as dt

import pytest

from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.surveys import Approval, Assignment
from fujidesk.ui.clock import Clock
from fujidesk.ui.project.report_state import YearReport
from fujidesk.ui.project.year_page import YearPage, approved_text, asked_text


@pytest.fixture
def page(qtbot, theme, small_profile):
    made = YearPage(2022, small_profile, theme, Clock())
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    return made


def year(approval=None, **values):
    """Return the first year of the plan as a page shows it."""
    return YearReport(
        StatusReport("1-1-1", 2022, **values), Assignment("1-1-1", "収納課", ("市民課",)), None, approval
    )


APPROVAL = Approval("2023-07-10T10:00", "係長")


def test_an_approved_year_says_since_when_and_where_it_is_opened_again():
    said = approved_text(APPROVAL)
    assert said == "承認により確定（令和5年7月10日）。直すには「評価」の「評価の確定」で解除します。"


def test_the_banner_comes_and_goes_with_the_approval(page, small_content):
    record = small_content.projects[0]
    page.start(record, year(APPROVAL), {})
    assert page.banner.text() == approved_text(APPROVAL)
    assert page.banner.isVisible()
    page.update_year(record, year())
    assert (page.banner.text(), page.banner.isHidden()) == ("", True)


def test_an_approval_locks_the_report_but_not_the_plans_text(page, small_content):
    page.start(small_content.projects[0], year(APPROVAL, status=Status.RUNNING), {})
    assert not page.field("2022.status").editor.isEnabled()
    assert not page.field("actual.2022.1").editor.isEnabled()
    assert page.field("2022.action").editor.isReadOnly()
    assert not page.field("action.2022").editor.isReadOnly()


def test_a_read_only_file_stays_locked_when_the_approval_is_lifted(page, small_content):
    page.set_read_only(True)
    page.start(small_content.projects[0], year(APPROVAL), {})
    page.update_year(small_content.projects[0], year())
    assert page.field("2022.action").editor.isReadOnly()
    assert page.field("action.2022").editor.isReadOnly()


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (Assignment("1-1-1", "収納課"), "回答する部署: 収納課"),
        (
            Assignment("1-1-1", "収納課", ("市民課", "福祉課")),
            "回答する部署: 収納課（関係課: 市民課、福祉課）",
        ),
        (Assignment("1-1-1", ""), "回答する部署: （部署の記載なし）"),
    ],
)
def test_who_is_asked_is_said_with_the_related_departments(asked, text):
    assert asked_text(asked) == text


def test_where_the_answer_came_from_follows_who_was_asked(page, small_content):
    page.start(small_content.projects[0], year(), {})
    page.show_extras((), (), "令和5年4月18日（火）提出（収納課.xlsx）")
    assert page.notes()[-1] == (
        "回答する部署: 収納課（関係課: 市民課）　令和5年4月18日（火）提出（収納課.xlsx）"
    )
    page.start(small_content.projects[0], year(), {})
    assert page.notes()[-1] == "回答する部署: 収納課（関係課: 市民課）"


def test_a_year_that_is_over_has_no_hint(page, small_content):
    page._clock.set_day(dt.date(2023, 4, 3))
    page.start(small_content.projects[0], year(), {})
    assert len(page.notes()) == 1


def test_the_plan_is_shown_anew_in_another_theme(page, theme, qapp, small_content):
    page.start(small_content.projects[0], year(), {})
    before = page._plans[1]._phase.styleSheet()
    theme.change(qapp, key="dark")
    assert page._plans[1]._phase.styleSheet() != before
    theme.change(qapp, key="light")
    assert page._plans[1]._phase.styleSheet() == before
