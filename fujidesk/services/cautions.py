"""Collects 気をつけること for ホーム from all that is stored; nothing is kept."""

import datetime as dt
from typing import TYPE_CHECKING

from fujidesk.domain import cautions as rules
from fujidesk.domain.cautions import Caution
from fujidesk.domain.fiscal import half_year_of
from fujidesk.domain.hearings import Hearing
from fujidesk.domain.next_plan.records import PlanDraft
from fujidesk.services.survey_rounds import RoundsOfDay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fujidesk.services.workspace import Workspace


def cautions(workspace: "Workspace", day: dt.date, rounds: RoundsOfDay | None = None) -> tuple[Caution, ...]:
    """Return what should not be overlooked on a day, what is late first.

    The oddities of the round are worked out only until its approval, as that takes most of the time. rounds:
    as read already for that day, None: they are read now.
    """
    held = rounds or RoundsOfDay(workspace.surveys, day)
    found = [*_of_survey(workspace, day, held), *_of_office(workspace, day)]
    return tuple(sorted(found, key=lambda caution: not caution.is_late))


def _of_survey(workspace: "Workspace", day: dt.date, statuses: RoundsOfDay) -> "Iterator[Caution]":
    """Yield what stands in the way of the round held in the fiscal year of a day, about the year before."""
    profile, reports, surveys = workspace.profile, workspace.reports, workspace.surveys
    answered, rounds, year = reports.answered_years(), surveys.rounds(), half_year_of(day).fiscal_year - 1
    if year in profile.fiscal_years:
        yield from rules.late_answers(statuses.of(year))
    yield from rules.unapproved(answered, rounds, profile, day)
    held = rounds.get(year)
    if year in answered and (held is None or held.approval is None):
        oddities = workspace.oddities
        yield from rules.open_questions(year, oddities.oddities(year), oddities.inquiries(year))


def _of_office(workspace: "Workspace", day: dt.date) -> "Iterator[Caution]":
    """Yield what stands in the way of hearings, new projects, the bodies, and the plan's end."""
    profile, year = workspace.profile, half_year_of(day).fiscal_year
    yield from rules.hearings_in_the_way(
        workspace.office.all(Hearing, fiscal_year=year), day, profile.hearing_words
    )
    yield from rules.stale_proposals(year, workspace.new_projects.source_notes(year))
    if profile.first_year <= year <= profile.last_year:
        yield from rules.without_leader(workspace.people.without_leader(day), workspace.profile.words.leader)
    yield from rules.drafts_due(workspace.office.all(PlanDraft), day)
    yield from rules.end_of_plan(profile, day)
