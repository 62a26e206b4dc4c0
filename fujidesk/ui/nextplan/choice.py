"""What is chosen in the tree, and which actions fit it, each with the reason why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fujidesk.domain.next_plan.records import DraftProject, Fate, PlanDraft
from fujidesk.domain.records import LevelRecord

ACTIONS = {
    "merge": "統合…", "split": "分割…", "end": "終了…", "back": "継続に戻す", "move": "移す…", "new": "新規…",
    "add_level": "{levels}を加える…", "remove": "削除", "renumber": "番号を振り直す",
}  # fmt: skip
"""Actions on the tree with their words, in their order; {levels} stands for the city's word for levels."""


def action_words(levels: str) -> Mapping[str, str]:
    """Return the words of the actions; levels: the city's word for levels, as 「方針・施策」."""
    return {key: word.format(levels=levels) for key, word in ACTIONS.items()}


_NOTHING = "事業を選んでください。"


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen projects in the order of the tree, else the level that is stood on."""

    draft: PlanDraft
    projects: tuple[DraftProject, ...] = ()
    level: LevelRecord | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the projects."""
        return tuple(project.key for project in self.projects)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in the plan in force from which the projects come, each once."""
        return tuple(dict.fromkeys(number for item in self.projects for number in item.sources))

    @property
    def place(self) -> str:
        """Code of the level of what is chosen; "" for none."""
        if self.projects:
            return self.projects[0].level
        return "" if self.level is None else self.level.code


def refusals(choice: Choice, lock: str) -> Mapping[str, str]:
    """Return why each action cannot be done, "" where it can; lock: why nothing can."""
    if lock:
        return dict.fromkeys(ACTIONS, lock)
    projects = choice.projects
    return {
        "merge": _merge(projects, choice.numbers), "split": _split(projects), "end": _end(projects),
        "back": _back(projects), "move": _move(projects), "new": "", "add_level": "",
        "remove": _remove(choice), "renumber": "",
    }  # fmt: skip


def _merge(projects: Sequence[DraftProject], numbers: Sequence[str]) -> str:
    """Return why these cannot be merged."""
    if any(item.fate is Fate.NEW for item in projects):
        return "新規の事業は統合できません。もとの事業のあるものを選んでください。"
    if len(projects) < 2 or len(numbers) < 2:
        return "統合する事業を 2 つ以上選んでください（Ctrl+クリック、Shift+矢印キー）。"
    return ""


def _split(projects: Sequence[DraftProject]) -> str:
    """Return why these cannot be split."""
    if len(projects) != 1:
        return "分割する事業を 1 つ選んでください。"
    if len(projects[0].sources) != 1:
        return "分割できるのは、もとの事業が 1 つの事業です。"
    return ""


def _end(projects: Sequence[DraftProject]) -> str:
    """Return why these cannot be ended."""
    if not projects:
        return _NOTHING
    if any(item.fate is Fate.NEW for item in projects):
        return "新規の事業は「削除」で消してください。"
    return "もう終了しています。" if all(not item.is_in_plan for item in projects) else ""


def _back(projects: Sequence[DraftProject]) -> str:
    """Return why these cannot be carried over again."""
    if not projects:
        return _NOTHING
    if any(item.fate is Fate.NEW for item in projects):
        return "新規の事業には、戻すもとの事業がありません。"
    return "もう継続です。" if all(item.fate is Fate.CARRIED for item in projects) else ""


def _move(projects: Sequence[DraftProject]) -> str:
    """Return why these cannot be moved."""
    if not projects:
        return _NOTHING
    return (
        "" if all(item.is_in_plan for item in projects) else "終了する事業は「継続に戻す」で戻してください。"
    )


def _remove(choice: Choice) -> str:
    """Return why what is chosen cannot be removed."""
    if choice.projects:
        every = all(item.fate is Fate.NEW for item in choice.projects)
        return "" if every else "削除できるのは新規の事業だけです。いまの計画の事業は「終了」にしてください。"
    return "" if choice.level is not None else "新規の事業か、何も置かれていない段を選んでください。"
