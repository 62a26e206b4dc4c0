"""Words that the parts of 次期計画 share."""

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.next_plan.records import FATE_NAMES, DraftProject, PlanDraft
from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.formats import plain_day

READ_ONLY = "読み取り専用で開いているため、変更できません。"
NO_TITLE = "（名前なし）"


def lock_reason(draft: PlanDraft, *, read_only: bool) -> str:
    """Return why nothing of a draft may be changed, "" where it may."""
    if read_only:
        return READ_ONLY
    if draft.is_adopted:
        day = plain_day(draft.adopted_at[:10])
        return f"{day}に計画になりました。内容は、「新しい計画を開く」で開いて見てください。"
    if draft.is_approved:
        note = f"（{draft.approval_note}）" if draft.approval_note else ""
        day = plain_day(draft.approved_at[:10])
        return f"{day}に承認されています{note}。直すときは、承認を解除してください。"
    return ""


def level_words(profile: PlanProfile) -> str:
    """Return the city's short word for the levels above a project: 「方針・施策」."""
    return profile.words.levels if len(profile.level_names) > 1 else profile.words.lower


def draft_words(draft: PlanDraft) -> str:
    """Return name and period of a draft."""
    return f"{draft.name}　{long_year(draft.fiscal_year)}～{long_year(draft.last_year)}"


def project_words(project: DraftProject) -> str:
    """Return what a project is called."""
    return f"{project.number} {project.title or NO_TITLE}".strip()


def count_words(projects: list[DraftProject]) -> str:
    """Return how many projects there are, by their fates."""
    parts = [
        f"{word} {count:,}"
        for fate, word in FATE_NAMES.items()
        if (count := sum(item.fate is fate for item in projects))
    ]
    return f"{sum(item.is_in_plan for item in projects):,} 事業（{'・'.join(parts)}）"
