"""The tree of a draft: projects and levels put elsewhere, levels added and removed, decisions taken back.

Each call is one step that undo takes back; an approved draft refuses all of them.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from fujidesk.domain.changes import Changes, FieldChange
from fujidesk.domain.next_plan import arranging
from fujidesk.domain.next_plan.arranging import Place, Recoded
from fujidesk.domain.next_plan.carrying import carried
from fujidesk.domain.next_plan.records import DraftProject, Fate, PlanDraft
from fujidesk.domain.next_plan.rules import lowest_levels, renumbered
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import LevelRecord, ProjectRecord
from fujidesk.errors import UserError
from fujidesk.services.edits import EditService
from fujidesk.services.next_plan import NextPlanService
from fujidesk.services.next_plan_orders import refuse_approved
from fujidesk.services.office_records import OfficeRecords, added, changed, removed
from fujidesk.services.registry import RegistryService


class NextPlanTree:
    """Arranges a draft; raises UserError where it is approved, EditConflictError where others were faster."""

    def __init__(
        self, plan: NextPlanService, edits: EditService, office: OfficeRecords, registry: RegistryService,
        profile: PlanProfile,
    ) -> None:  # fmt: skip
        self._plan = plan
        self._edits = edits
        self._office = office
        self._registry = registry
        self._profile = profile

    def place(self, draft: PlanDraft, keys: Collection[str], place: Place) -> Changes:
        """Put projects under a level, before another project or at the end.

        Raises:
            UserError: projects cannot stand there.
        """
        refuse_approved(draft)
        if place.parent not in {level.code for level in lowest_levels(draft.levels)}:
            raise UserError(f"事業は、いちばん下の段（{self._profile.words.lower}）に置いてください。")
        own = {item.key: item for item in self._plan.projects(draft)}
        made = arranging.placed(tuple(own.values()), keys, place)
        steps = [change for after in made for change in changed(own[after.key], after)]
        return self._edits.apply(steps, f"次期計画の事業を {place.parent} に移す")

    def move_level(self, draft: PlanDraft, code: str, place: Place) -> Changes:
        """Put a level elsewhere; it and those beside it take the codes of their places.

        Raises:
            UserError: it cannot stand there.
        """
        refuse_approved(draft)
        if not arranging.may_stand(draft.levels, code, place.parent):
            raise UserError(f"{self._profile.words.levels}の上下が変わるため、ここには移せません。")
        made = arranging.moved_level(draft.levels, code, place)
        return self._store_levels(draft, made, f"次期計画の{self._profile.words.lower} {code} を移す")

    def add_level(self, draft: PlanDraft, parent: str, title: str) -> Changes:
        """Add a level at the end of those under a code.

        Raises:
            UserError: it has no title.
        """
        if not title.strip():
            raise UserError("名前を入力してください。")
        return self.set_levels(draft, arranging.with_level(draft.levels, parent, title.strip()))

    def change_level(self, draft: PlanDraft, after: LevelRecord) -> Changes:
        """Store title and texts of a level; its code says which.

        Raises:
            UserError: it has no title.
        """
        if not after.title.strip():
            raise UserError("名前を入力してください。")
        levels = tuple(after if level.code == after.code else level for level in draft.levels)
        return self.set_levels(draft, levels)

    def remove_level(self, draft: PlanDraft, code: str) -> Changes:
        """Remove a level under which nothing stands.

        Raises:
            UserError: something stands under it, or it is the last of all.
        """
        refuse_approved(draft)
        own = [item for item in self._plan.projects(draft) if item.is_in_plan and item.level == code]
        below = arranging.children(draft.levels, code)
        if own or below:
            what = f"{len(own)} 事業" if own else f"{len(below)} 件の{self._profile.words.lower}"
            raise UserError(f"{code} の下に {what}があります。先に別のところへ移してください。")
        if len(draft.levels) == 1:
            raise UserError("最後の 1 つは削除できません。")
        made = arranging.without_level(draft.levels, code)
        return self._store_levels(draft, made, f"次期計画の{self._profile.words.lower} {code} を削除")

    def bring_back(self, draft: PlanDraft, numbers: Collection[str], place: Place | None = None) -> Changes:
        """Carry projects over again, whatever was decided on them.

        One that only ended keeps what is written on it; others begin as they stand in the plan in force, and
        those that were merged with one of them come back, too. place: where; None: where they stood.

        Raises:
            UserError: there is nothing to bring back.
        """
        refuse_approved(draft)
        own = self._plan.projects(draft)
        touched = [item for item in own if set(item.sources) & set(numbers)]
        back = {number for item in touched for number in item.sources} | set(numbers)
        keys = self._keys(draft, len(back))
        kept = {item.sources[0]: item for item in touched if item.fate is Fate.ENDED and item.level}
        steps: list[FieldChange] = [removed(item) for item in touched if item.sources[0] not in kept]
        made = [
            self._revived(draft, kept[record.number])
            if record.number in kept
            else self._carried(draft, record, key, number)
            for key, (number, record) in zip(keys, self._records(back), strict=False)
        ]
        if not made:
            raise UserError("継続に戻す事業を選んでください。")
        if place is not None:
            wanted = {item.key for item in made}
            gone = {item.key for item in touched}
            rest = [item for item in own if item.key not in gone]
            row = {item.key: item for item in arranging.placed([*rest, *made], wanted, place)}
            made = [row[item.key] for item in made]
            for item in rest:
                steps += changed(item, row.get(item.key, item))
        before = {item.key: item for item in kept.values()}
        for item in made:
            steps += changed(before[item.key], item) if item.key in before else [added(item)]
        return self._edits.apply(steps, f"次期計画 {'・'.join(sorted(back))} を継続に戻す")

    def remove_new(self, draft: PlanDraft, keys: Collection[str]) -> Changes:
        """Remove projects that were added to the draft and come from none of the plan in force.

        Raises:
            UserError: one of them does.
        """
        refuse_approved(draft)
        gone = [item for item in self._plan.projects(draft) if item.key in keys]
        if not gone or any(item.fate is not Fate.NEW for item in gone):
            raise UserError("削除できるのは新規の事業だけです。いまの計画の事業は「終了」にしてください。")
        return self._edits.apply([removed(item) for item in gone], f"次期計画 {gone[0].title} を削除")

    def set_levels(self, draft: PlanDraft, levels: tuple[LevelRecord, ...]) -> Changes:
        """Store the hierarchy.

        Raises:
            UserError, EditConflictError: as `NextPlanService.change_draft`.
        """
        return self._plan.change_draft(draft, replace(draft, levels=levels))

    def renumber(self, draft: PlanDraft) -> Changes:
        """Give every project of the plan a number, in order within its level.

        Raises:
            UserError: the draft is approved.
        """
        refuse_approved(draft)
        own = self._plan.projects(draft)
        numbers = renumbered(draft, own)
        made = [
            change
            for item in own
            if item.is_in_plan
            for change in changed(item, replace(item, number=numbers.get(item.key, "")))
        ]
        return self._edits.apply(made, "次期計画の番号を振り直す")

    def _store_levels(self, draft: PlanDraft, made: Recoded, label: str) -> Changes:
        """Store levels with new codes; projects follow theirs."""
        steps = list(changed(draft, replace(draft, levels=made.levels)))
        for item in self._plan.projects(draft):
            steps += changed(item, replace(item, level=made.codes.get(item.level, item.level)))
        return self._edits.apply(steps, label)

    def _records(self, numbers: Collection[str]) -> Sequence[tuple[int, ProjectRecord]]:
        """Return the projects of these numbers with their places in the plan in force."""
        rows = enumerate(self._registry.records(), start=1)
        return [(place, record) for place, record in rows if record.number in numbers]

    def _carried(self, draft: PlanDraft, record: ProjectRecord, key: str, place: int) -> DraftProject:
        """Return a project carried over, under the level of the draft that has its old level's name."""
        made = carried(replace(record, state=None), draft, key, place, self._profile.operation_phase)
        titles = {level.code: level.title for level in self._registry.levels()}
        lowest = lowest_levels(draft.levels)
        same = [level.code for level in lowest if level.title == titles.get(made.level)]
        codes = [level.code for level in lowest]
        kept = [made.level] if made.level in codes else codes[:1]
        return replace(made, level=[*same, *kept, made.level][0])

    def _revived(self, draft: PlanDraft, ended: DraftProject) -> DraftProject:
        """Return an ended project carried over again with what is written on it."""
        codes = [level.code for level in lowest_levels(draft.levels)]
        level = ended.level if ended.level in codes else [*codes, ""][0]
        return replace(ended, fate=Fate.CARRIED, reason="", number=ended.sources[0], level=level)

    def _keys(self, draft: PlanDraft, count: int) -> list[str]:
        """Return keys that no project of the draft has or ever had."""
        prefix = f"{draft.key}-"
        first = self._office.next_serial(DraftProject, prefix)
        return [f"{prefix}{number}" for number in range(first, first + count)]
