"""The plan profile as JSON text, as it is stored with the plan.

JSON has neither tuples nor figures as keys; `from_text` gives both back.
"""

import json
from dataclasses import asdict, replace
from typing import Any

from fujidesk.domain.hearing_terms import STANDARD_HEARINGS, HearingTerm
from fujidesk.domain.hearings import HearingKind
from fujidesk.domain.meetings import STANDARD_MEETINGS, MeetingTerm, PartKind, with_whole_meeting
from fujidesk.domain.plan_calendar import CalendarTerm, PeriodMark
from fujidesk.domain.plan_words import STANDARD_WORDS, PlanWords
from fujidesk.domain.profile import (
    CategoryTerm,
    ChoiceTerm,
    CommitteeTerm,
    GradeBound,
    PhaseTerm,
    PlanProfile,
    PlanTerm,
    ScoreTerm,
)
from fujidesk.domain.records import Category


def to_text(profile: PlanProfile) -> str:
    """Return the profile as JSON text; equal profiles give equal texts.

    Terms, words and hearings are left out where they are the standard ones, so that a plan stored before
    there were any has the same text as one stored today.
    """
    values = asdict(profile)
    if profile.terms == replace(profile, terms=()).terms:
        del values["terms"]
    if profile.words == STANDARD_WORDS:
        del values["words"]
    if profile.hearings == STANDARD_HEARINGS:
        del values["hearings"]
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> PlanProfile:
    """Return the profile of a text made by `to_text`.

    Raises:
        ValueError: the text is no JSON, or a word in it is not one of the choices.
        KeyError: a part of a profile is missing.
    """
    values: dict[str, Any] = json.loads(text)
    values["level_names"] = tuple(values["level_names"])
    values["phases"] = tuple(PhaseTerm(**item) for item in values["phases"])
    values["categories"] = tuple(
        CategoryTerm(Category(item["category"]), item["name"], tuple(item["fields"]))
        for item in values["categories"]
    )
    values["scores"] = tuple(
        ScoreTerm(**{**item, "steps": {int(step): word for step, word in item["steps"].items()}})
        for item in values["scores"]
    )
    values["grades"] = tuple(GradeBound(**item) for item in values["grades"])
    values["committees"] = tuple(CommitteeTerm(**item) for item in values["committees"])
    for name in ("statuses", "outlooks"):  # plans stored before the survey have none; the standard holds
        if name in values:
            values[name] = tuple(ChoiceTerm(**item) for item in values[name])
    for name, kind in (("calendar", CalendarTerm), ("period_marks", PeriodMark)):  # as above, before the year
        if name in values:
            values[name] = tuple(kind(**{**item, "years": tuple(item["years"])}) for item in values[name])
    if "meetings" in values:  # as above, before the packs
        values["meetings"] = tuple(
            MeetingTerm(**{**item, "parts": tuple(map(PartKind, item["parts"]))})
            for item in values["meetings"]
        )
    values["meetings"] = with_whole_meeting(values.get("meetings", STANDARD_MEETINGS))
    if "terms" in values:
        values["terms"] = tuple(PlanTerm(**item) for item in values["terms"])
    if "words" in values:
        values["words"] = PlanWords(**values["words"])
    if "hearings" in values:
        values["hearings"] = tuple(_hearing(item) for item in values["hearings"])
    return PlanProfile(**values)


def _hearing(item: dict[str, Any]) -> HearingTerm:
    """Return a kind of hearing."""
    return HearingTerm(HearingKind(item["kind"]), item["name"], tuple(item["agenda"]), tuple(item["hearers"]))
