"""The practice register has a draft of the next plan in the last year of the plan, and only then."""

import pytest

from fujidesk.domain.next_plan.records import Fate
from fujidesk.paths import user_folders
from fujidesk.services.sample import make_sample
from fujidesk.services.workspace import open_workspace


@pytest.fixture
def opened(tmp_path):
    kept = []

    def open_sample(years):
        path = tmp_path / "sample.db"
        make_sample(path, years)
        kept.append(open_workspace(path, user_folders(tmp_path / "profile"), read_only=True))
        return kept[-1]

    yield open_sample
    for workspace in kept:
        workspace.close()


@pytest.mark.parametrize("years", [range(2024, 2026), range(2025, 2027)])
def test_the_last_year_has_a_draft_with_every_fate_a_version_and_comments(opened, years):
    plan = opened(years).next_plan
    draft = plan.draft()
    fates = {item.fate for item in plan.projects(draft)}
    assert fates == set(Fate)
    assert len(plan.versions(draft)) == 1
    assert plan.comments(draft)
    assert plan.since(plan.versions(draft)[0]) != ()
    assert not draft.is_approved


def test_earlier_years_have_none(opened):
    assert opened(range(2023, 2025)).next_plan.drafts() == []
