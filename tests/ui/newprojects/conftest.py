"""Two new projects of R8, the page as its tab makes it, and writing as a Japanese IME does."""

import datetime as dt

import pytest

from fujidesk.domain.new_projects import Step, StepTaken
from fujidesk.ui.newprojects.page import NewProjectsPage

TODAY = dt.date(2026, 11, 20)


@pytest.fixture
def service(small_workspace):
    """R8-001 予約 stands at 提案, R8-002 案内 at ヒアリング."""
    made = small_workspace.new_projects
    for title in ("予約", "案内"):
        made.add(2026, {"title": title, "department": "収納課", "costs": [[2027, 900]]}, "2026-04-20")
    made.take_step("R8-002", StepTaken(Step.HEARD, "2026-06-10"))
    return made


@pytest.fixture
def funded(service):
    """The key of a new project as far as 予算確定."""
    service.take_step("R8-002", StepTaken(Step.REQUESTED, "2026-10-01"), {"requested_kyen": 9})
    amounts = {"assessed_kyen": 8, "settled_kyen": 8}
    service.take_step("R8-002", StepTaken(Step.FUNDED, "2027-01-20"), amounts)
    return "R8-002"


@pytest.fixture
def make_page(qtbot, small_workspace, context):
    """Makes the page as its tab does: shown, told of a year and of what it writes."""

    def make():
        context.clock.set_day(TODAY)
        made = NewProjectsPage(small_workspace, context)
        qtbot.addWidget(made)
        made.edited.connect(made.reload)
        made.resize(1366, 640)
        made.set_fiscal_year(2026)
        made.show()
        return made

    return make


@pytest.fixture
def page(service, make_page):
    return make_page()
