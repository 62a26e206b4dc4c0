"""What is done with a draft: asks what an action needs, does it, says why not."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.next_plan.arranging import Place
from fujidesk.domain.next_plan.records import Fate, PlanDraft
from fujidesk.domain.next_plan.rules import lowest_levels
from fujidesk.errors import FujideskError
from fujidesk.services.next_plan_orders import CarryOrder
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.nextplan.choice import Choice
from fujidesk.ui.nextplan.dialogs import PlanDialog, Question, lowest_places, parent_places
from fujidesk.ui.nextplan.words import level_words, project_words

Answers = Mapping[str, str]
_BACK = "Ctrl+Z で元に戻せます。"


class NextPlanCommands(QObject):
    """edited: what a step touched."""

    edited = Signal(Changes)

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._context, self._window = workspace, context, window
        self._plan, self._tree = workspace.next_plan, workspace.next_plan_tree

    def do(self, step: Callable[[], Changes]) -> bool:
        """Do a step at once, or say why not; tells whether it was done."""
        try:
            self.edited.emit(step())
        except FujideskError as error:
            self.show(error)
            return False
        return True

    def show(self, error: FujideskError) -> None:
        """Say why a step was not done."""
        self._context.reporter.show(error)

    def take_version(self, draft: PlanDraft, title: str) -> None:
        """Keep a draft as it is now."""
        if self.do(partial(self._plan.take_version, draft, title, now())):
            kept = self._plan.versions(draft)[-1]
            self._context.reporter.inform(f"版「{kept.title}」を残しました。")

    def run(self, action: str, choice: Choice) -> None:
        """Do one of `choice.ACTIONS`."""
        acts: Mapping[str, Callable[[Choice], None]] = {
            "merge": self._merge, "split": self._split, "end": self._end, "back": self._back,
            "move": self._move, "new": self._new, "add_level": self._add_level, "remove": self._remove,
            "renumber": self._renumber,
        }  # fmt: skip
        acts[action](choice)

    def _merge(self, choice: Choice) -> None:
        """Ask into what projects are merged."""
        titles = "」「".join(item.title for item in choice.projects)
        text = f"「{titles}」（もとの事業 {len(choice.numbers)} 件）を 1 つの事業にします。{_BACK}"
        places = lowest_places(choice.draft.levels)
        standing = next((item for item in choice.projects if item.is_in_plan), choice.projects[0])
        given = {"title": standing.title, "level": standing.level}
        asks = ("title", "level", "reason")
        self._ask(Question("事業を統合", text, "統合する", asks, given), places, choice, Fate.MERGED)

    def _split(self, choice: Choice) -> None:
        """Ask into what a project is split."""
        (project,) = choice.projects
        text = (
            f"「{project_words(project)}」を 2 つ以上の事業に分けます。内容と予定は、どれももとの事業から"
            f"引き継ぎます。{_BACK}"
        )
        given = {"titles": f"{project.title}\n", "level": project.level}
        question = Question("事業を分割", text, "分割する", ("titles", "level", "reason"), given)
        self._ask(question, lowest_places(choice.draft.levels), choice, Fate.SPLIT)

    def _end(self, choice: Choice) -> None:
        """Ask why projects end."""
        text = f"もとの事業 {len(choice.numbers)} 件を、次期計画に載せません。{_BACK}"
        question = Question("事業を終了", text, "終了にする", ("reason",), {})
        self._ask(question, {}, choice, Fate.ENDED)

    def _new(self, choice: Choice) -> None:
        """Ask for a new project."""
        text = f"いまの計画にない事業を加えます。内容と予定は、加えたあと右の欄に入力します。{_BACK}"
        asks = ("title", "level", "departments", "reason")
        level = self._lowest_of(choice)
        question = Question("新規の事業を加える", text, "加える", asks, {"level": level})
        fresh = Choice(choice.draft)
        dialog = self._ask(question, lowest_places(choice.draft.levels), fresh, Fate.NEW)
        known = self._workspace.registry.departments()
        dialog.offer_departments([item.name for item in known if item.valid_to is None])

    def _ask(self, question: Question, places: Mapping[str, str], choice: Choice, fate: Fate) -> PlanDialog:
        """Ask for what a decision needs."""
        dialog = PlanDialog(question, places, partial(self._carry, choice, fate), self._window)
        dialog.open()
        return dialog

    def _carry(self, choice: Choice, fate: Fate, answers: Answers) -> None:
        """Let projects become something."""
        titles = tuple(
            line.strip() for name in ("title", "titles") for line in answers.get(name, "").splitlines()
        )
        names = answers.get("departments", "").replace("，", "、").replace(",", "、").split("、")
        order = CarryOrder(
            fate, choice.numbers, tuple(title for title in titles if title), answers.get("level", ""),
            answers["reason"], tuple(name.strip() for name in names if name.strip()),
        )  # fmt: skip
        self.edited.emit(self._plan.carry(choice.draft, order))

    def _back(self, choice: Choice) -> None:
        """Carry projects over again."""
        self.do(partial(self._tree.bring_back, choice.draft, choice.numbers))

    def _move(self, choice: Choice) -> None:
        """Ask under which level projects shall stand."""
        text = f"{len(choice.projects)} 事業を、選んだところの最後に移します。{_BACK}"
        question = Question("事業を移す", text, "移す", ("level",), {"level": choice.place})
        places = lowest_places(choice.draft.levels)
        PlanDialog(question, places, partial(self._move_to, choice), self._window).open()

    def _move_to(self, choice: Choice, answers: Answers) -> None:
        """Put projects under another level."""
        self.edited.emit(self._tree.place(choice.draft, choice.keys, Place(answers["level"])))

    def _add_level(self, choice: Choice) -> None:
        """Ask for a new level."""
        profile = self._workspace.profile
        word, places = level_words(profile), parent_places(choice.draft.levels, profile)
        chosen = choice.place.split(".")[0] if len(profile.level_names) > 1 else ""
        text = f"次期計画の体系に{word}を加えます。{_BACK}"
        question = Question(f"{word}を加える", text, "加える", ("name", "parent"), {"parent": chosen})
        PlanDialog(question, places, partial(self._level_added, choice.draft), self._window).open()

    def _level_added(self, draft: PlanDraft, answers: Answers) -> None:
        """Add a level."""
        self.edited.emit(self._tree.add_level(draft, answers["parent"], answers["name"]))

    def _remove(self, choice: Choice) -> None:
        """Remove new projects, or an empty level."""
        if choice.projects:
            self.do(partial(self._tree.remove_new, choice.draft, choice.keys))
        elif choice.level is not None:
            self.do(partial(self._tree.remove_level, choice.draft, choice.level.code))

    def _renumber(self, choice: Choice) -> None:
        """Give numbers anew."""
        if self.do(partial(self._tree.renumber, choice.draft)):
            count = sum(item.is_in_plan for item in self._plan.projects(choice.draft))
            self._context.reporter.inform(f"{count:,} 事業に番号を振り直しました。")

    def _lowest_of(self, choice: Choice) -> str:
        """Return the lowest level at what is chosen: itself, or the first under it."""
        codes = [level.code for level in lowest_levels(choice.draft.levels)]
        below = [code for code in codes if code.startswith(f"{choice.place}.")]
        return next((code for code in (choice.place, *below) if code in codes), "")


def now() -> dt.datetime:
    """Return the user's own time."""
    return dt.datetime.now().astimezone()
