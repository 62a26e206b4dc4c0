"""The papers of a meeting: what the office decides and writes for them, and their content from the data."""

import datetime as dt
import hashlib
from dataclasses import dataclass, replace

from fujidesk.domain.changes import Changes
from fujidesk.domain.chart_making import ChartData, made_charts, made_strip
from fujidesk.domain.days import is_day
from fujidesk.domain.fiscal import era_day, long_year
from fujidesk.domain.meetings import WHOLE_PARTS, MeetingTerm, PartKind
from fujidesk.domain.pack_blocks import Pack
from fujidesk.domain.pack_editions import SINCE_PLACE, PackEdition, edition_key, fresh_edition
from fujidesk.domain.pack_parts.data import PackData, Since
from fujidesk.domain.pack_parts.making import make_pack
from fujidesk.domain.pack_parts.whole_words import written_appraisals
from fujidesk.domain.people import Member
from fujidesk.domain.people_rules import members_on
from fujidesk.domain.plan_state import PlanState, plan_state, state_text
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.state_comparison import compare_states
from fujidesk.domain.whole_plan.making import WholeSources, whole_plans
from fujidesk.domain.whole_plan.model import WholePlan
from fujidesk.errors import UserError
from fujidesk.exchange.glossary import load_glossary
from fujidesk.models.snapshots import StoredSnapshot
from fujidesk.services.edits import EditService
from fujidesk.services.evaluation import EvaluationService
from fujidesk.services.new_projects import NewProjectService
from fujidesk.services.office_records import OfficeRecords, added, changed
from fujidesk.services.registry import RegistryService
from fujidesk.services.reports import ReportService
from fujidesk.services.revisions import RevisionService
from fujidesk.services.snapshot_reading import SnapshotReader
from fujidesk.services.timeline import TimelineService
from fujidesk.services.upper_plans import UpperPlanService

_TRIES = 5
"""So often data are read anew that others wrote to meanwhile."""


@dataclass(frozen=True, slots=True)
class PackSources:
    """The services that a pack is gathered from."""

    registry: RegistryService
    reports: ReportService
    evaluation: EvaluationService
    revisions: RevisionService
    new_projects: NewProjectService
    upper_plans: UpperPlanService
    timeline: TimelineService
    office: OfficeRecords
    snapshots: SnapshotReader


class PackService:
    """Keeps the editions of the meetings and makes their packs."""

    def __init__(self, sources: PackSources, edits: EditService, profile: PlanProfile) -> None:
        self._from = sources
        self._edits = edits
        self._profile = profile

    def meeting(self, key: str) -> MeetingTerm:
        """Return a meeting of the profile.

        Raises:
            UserError: there is none of this key.
        """
        found = self._profile.meeting(key)
        if found is None:
            names = "、".join(f"{term.key}（{term.name}）" for term in self._profile.meetings)
            raise UserError(f"会議「{key}」はありません。次のどれかにしてください：{names}")
        return found

    def edition(self, meeting: str, fiscal_year: int) -> PackEdition:
        """Return what the office has decided for a meeting; a fresh edition where it has not yet.

        Raises:
            UserError: there is no such meeting.
        """
        term = self.meeting(meeting)
        found = self._from.office.all(PackEdition, key=edition_key(meeting, fiscal_year))
        return found[0] if found else fresh_edition(term, fiscal_year)

    def editions(self) -> list[PackEdition]:
        """Return all editions that are kept."""
        return self._from.office.all(PackEdition)

    def store(self, edition: PackEdition, label: str, before: PackEdition | None = None) -> Changes:
        """Keep an edition as it is now, as one undo step; label: what was done, for undo and history.

        before: what it was made from; None stands for what is stored.

        Raises:
            UserError: the day is none, or lies outside of the year in which the meeting is held.
            EditConflictError: somebody else changed it meanwhile; nothing is written.
        """
        self._refuse_unfit(edition)
        kept = self._from.office.all(PackEdition, key=edition.key)
        if kept:
            return self._edits.apply(list(changed(before or kept[0], edition)), label)
        return self._edits.apply([added(edition)], label)

    def _refuse_unfit(self, edition: PackEdition) -> None:
        """Refuse a day that is none or not in the year of the meeting.

        Raises:
            UserError: so it is.
        """
        if not edition.day:
            return
        if not is_day(edition.day):
            raise UserError(f"開催日「{edition.day[:20]}」を読めません。2026-07-10 の形にしてください。")
        held = self.meeting(edition.meeting).held_in(edition.fiscal_year)
        first, last = dt.date(held, 4, 1), dt.date(held + 1, 3, 31)
        if not first <= dt.date.fromisoformat(edition.day) <= last:
            raise UserError(
                f"開催日 {edition.day} は{long_year(held)}ではありません。"
                f"{first.isoformat()} から {last.isoformat()} までの日にしてください。"
            )

    def last_year(self, edition: PackEdition) -> PackEdition | None:
        """Return the edition of the same meeting a year before; None where none is kept."""
        key = edition_key(edition.meeting, edition.fiscal_year - 1)
        return next(iter(self._from.office.all(PackEdition, key=key)), None)

    def copy_last_year(self, edition: PackEdition) -> Changes:
        """Copy order of parts, texts and questions from last year's meeting; day and members stay.

        Raises:
            UserError: last year has nothing to copy.
        """
        source = self.last_year(edition)
        if source is None:
            raise UserError(
                "前年度のこの会議の資料には、写せる文章がありません。この年度で入力してください。"
            )
        texts = tuple(text for text in source.texts if text.place != SINCE_PLACE)
        copied = replace(
            edition, parts=source.parts, texts=texts, questions=source.questions,
            copied_from=source.key,
        )  # fmt: skip
        return self.store(copied, "会議資料の文章を前年度から写す")

    def members(self, edition: PackEdition, today: dt.date) -> list[Member]:
        """Return the members of the meeting's body on its day, or today while it has none."""
        body = self.meeting(edition.meeting).body
        day = dt.date.fromisoformat(edition.day) if edition.day else today
        return members_on(self._from.office.all(Member), body, day) if body else []

    def data(self, meeting: str, fiscal_year: int, today: dt.date) -> PackData:
        """Return all that a pack is made from.

        Raises:
            UserError: there is no such meeting, or it reports a year that the plan does not have.
        """
        term, edition = self.meeting(meeting), self.edition(meeting, fiscal_year)
        year = term.results_year(fiscal_year)
        self._refuse_year(term, fiscal_year)
        held = term.held_in(fiscal_year)
        records = tuple(self._from.registry.records())
        decided = [
            item for each in dict.fromkeys((year, held)) for item in self._from.revisions.of_year(each)
        ]
        evaluation, reports = self._from.evaluation.data(), self._from.reports.of_year(year)
        drawn = ChartData(
            self._profile, evaluation, records, reports, year, today, self._from.revisions.original_phases()
        )
        leading = self._profile.leading_category
        return PackData(
            self._profile, term, fiscal_year, edition, today, evaluation, records,
            tuple(self._from.registry.levels()), reports,
            tuple(self.members(edition, today)),
            tuple(decided),
            tuple(self._from.new_projects.all(held)), self._from.upper_plans.data(),
            self._from.timeline.data(dx_only=True, today=today, until=year),
            made_charts(drawn),
            {each.number: made_strip(drawn, each) for each in records if each.category is leading},
            load_glossary(), self.since(edition) if PartKind.SINCE in term.parts else None,
            drawn.originals,
            *(self._wholes(drawn, edition, term) if set(WHOLE_PARTS) & set(term.parts) else (None,)),
        )  # fmt: skip

    def _wholes(
        self, drawn: ChartData, edition: PackEdition, term: MeetingTerm
    ) -> tuple[WholePlan, tuple[WholePlan, ...]]:
        """Return the evaluation of the whole plan by the results that the meeting knows, and of its terms."""
        reports = self._from.reports.of_all() if term.internal else {}
        levels = tuple(self._from.registry.levels())
        texts = written_appraisals(edition)
        sources = WholeSources(drawn.evaluation, drawn.records, levels, reports, drawn.originals, texts)
        whole, *terms = whole_plans(sources, drawn.fiscal_year)
        return whole, tuple(terms)

    def since(self, edition: PackEdition) -> Since | None:
        """Return what changed since an earlier meeting; None where nothing was frozen before one.

        The state is the one that the office chose, else the last that was frozen for another meeting.
        """
        taken = self.compared_with(edition)
        if taken is None:
            return None
        before = self._from.snapshots.state(taken.key)
        day = era_day(dt.datetime.fromisoformat(taken.taken_at).date())
        return Since(f"{day}の{taken.title}の控え", compare_states(before, self.state(), self._profile))

    def compared_with(self, edition: PackEdition) -> StoredSnapshot | None:
        """Return the snapshot that 前回からの変更 compares with; None where there is none."""
        every = self._from.snapshots.all()
        chosen = edition.text(SINCE_PLACE)
        named = next((item for item in every if item.key == chosen), None)
        others = [item for item in every if item.edition != edition.key]
        return named or (others[-1] if others else None)

    def _refuse_year(self, term: MeetingTerm, fiscal_year: int) -> None:
        """Refuse a meeting whose reported year is not of the plan.

        Raises:
            UserError: so it is.
        """
        year = term.results_year(fiscal_year)
        if year not in self._profile.fiscal_years:
            first, last = self._profile.first_year, self._profile.last_year
            raise UserError(
                f"{term.name}（{long_year(fiscal_year)}）が報告する{long_year(year)}は、計画の期間"
                f"（{long_year(first)}～{long_year(last)}）の外です。年度を確かめてください。"
            )

    def state(self) -> PlanState:
        """Return the state of all that packs are made from, to be frozen or compared."""
        approved = self._from.evaluation.data((self._profile.first_year,)).approvals
        approvals = {year: found.at for year, found in approved.items()}
        return plan_state(
            self._profile, self._from.registry.levels(), self._from.registry.records(),
            self._from.reports.of_all(), approvals,
        )  # fmt: skip

    def pack(self, meeting: str, fiscal_year: int, today: dt.date) -> Pack:
        """Return the pack of a meeting as the data are now.

        Args:
            meeting: key of the profile's meeting.
            fiscal_year: that the pack is named by (`MeetingTerm.about`).
            today: the day of the papers.

        Raises:
            UserError: as `settled_pack`.
        """
        return settled_pack(self, meeting, fiscal_year, today)[0]

    def of_data(self, data: PackData) -> Pack:
        """Return the pack made from what was read; marked with the state of the data as they are now."""
        return make_pack(data, digest_of(self.state()))


def settled_pack(
    packs: PackService, meeting: str, fiscal_year: int, today: dt.date
) -> tuple[Pack, PlanState]:
    """Return the pack of a meeting with the state of the data that it was made from.

    Both are read anew where somebody wrote between them, so that what is frozen is what the papers show.

    Raises:
        UserError: as `PackService.data`; or the data change again and again.
    """
    for _ in range(_TRIES):
        state = packs.state()
        pack = packs.of_data(packs.data(meeting, fiscal_year, today))
        if pack.state.digest == digest_of(state):
            return pack, state
    raise UserError(
        "資料を作る間に、ほかの人がデータを書き換え続けています。入力が落ち着いてから、もう一度実行してください。"
    )


def digest_of(state: PlanState) -> str:
    """Return the SHA-256 of a state; equal data give an equal one."""
    return hashlib.sha256(state_text(state).encode()).hexdigest()
