"""How each screen is made; imported when it is first shown, so that the window is there at once."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.screen_stack import Builder


def screen_builders(workspace: Workspace, context: ScreenContext) -> Mapping[str, Builder]:
    """Return the makers of all screens by tab key."""
    makers: dict[str, Callable[[Workspace, ScreenContext, QWidget], QWidget]] = {
        "home": _home, "registry": _registry, "project": _project,
        "surveys": _surveys, "evaluation": _evaluation,
        "hearings": _hearings, "timeline": _timeline,
        "packs": _packs, "plan": _plan,
    }  # fmt: skip
    return {key: partial(maker, workspace, context) for key, maker in makers.items()}


def _home(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make ホーム."""
    from fujidesk.ui.home.screen import HomeScreen  # late: built when first shown

    return HomeScreen(workspace, context, parent)


def _registry(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make 事業一覧."""
    from fujidesk.ui.registry.screen import RegistryScreen  # late: built when first shown

    return RegistryScreen(workspace, context, parent)


def _project(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make 個票."""
    from fujidesk.ui.project.screen import ProjectScreen  # late: built when first shown

    return ProjectScreen(workspace, context, parent)


def _surveys(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make 調査・回収."""
    from fujidesk.ui.surveys.screen import SurveyScreen  # late: built when first shown

    return SurveyScreen(workspace, context, parent)


def _evaluation(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make 評価."""
    from fujidesk.ui.evaluation.screen import EvaluationScreen  # late: built when first shown

    return EvaluationScreen(workspace, context, parent)


def _hearings(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make ヒアリング."""
    from fujidesk.ui.hearings.screen import HearingScreen  # late: built when first shown

    return HearingScreen(workspace, context, parent)


def _timeline(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make タイムライン."""
    from fujidesk.ui.timeline.screen import TimelineScreen  # late: brings matplotlib

    return TimelineScreen(workspace, context, parent)


def _packs(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make 会議資料."""
    from fujidesk.ui.packs.screen import PacksScreen  # late: built when first shown

    return PacksScreen(workspace, context, parent)


def _plan(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make 計画・体制 with its pages, each made when it is first shown."""
    from fujidesk.ui.plan.screen import PlanPage, PlanScreen  # late: built when first shown

    pages: dict[str, PlanPage] = {
        "new_projects": PlanPage("新規事業", partial(_new_projects, workspace, context)),
        "revisions": PlanPage("変更・見直し", partial(_revisions, workspace, context)),
    }
    if workspace.profile.has_upper_plans:
        pages["upper_plans"] = PlanPage("上位計画", partial(_upper_plans, workspace, context))
    pages["people"] = PlanPage("推進体制", partial(_people, workspace, context))
    pages["next_plan"] = PlanPage("次期計画", partial(_next_plan, workspace, context))
    pages["comparison"] = PlanPage("計画の比較", partial(_comparison, workspace, context))
    return PlanScreen(pages, context.theme, parent)


def _new_projects(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make the page 新規事業."""
    from fujidesk.ui.newprojects.page import NewProjectsPage  # late: built when first shown

    return NewProjectsPage(workspace, context, parent)


def _revisions(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make the page 変更・見直し."""
    from fujidesk.ui.revisions.page import RevisionsPage  # late: built when first shown

    return RevisionsPage(workspace, context, parent)


def _upper_plans(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make the page 上位計画."""
    from fujidesk.ui.upperplans.page import UpperPlansPage  # late: built when first shown

    return UpperPlansPage(workspace, context, parent)


def _people(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make the page 推進体制."""
    from fujidesk.ui.people.page import PeoplePage  # late: built when first shown

    return PeoplePage(workspace, context, parent)


def _comparison(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make the page 計画の比較."""
    from fujidesk.ui.plancompare.page import PlanComparisonPage  # late: built when first shown

    return PlanComparisonPage(workspace, context, parent)


def _next_plan(workspace: Workspace, context: ScreenContext, parent: QWidget) -> QWidget:
    """Make the page 次期計画."""
    from fujidesk.ui.nextplan.page import NextPlanPage  # late: built when first shown

    return NextPlanPage(workspace, context, parent)
