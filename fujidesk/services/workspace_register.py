"""The services of a workspace on the register itself."""

from functools import cached_property
from typing import TYPE_CHECKING

from fujidesk.services.views import ViewService
from fujidesk.services.workspace_file import WorkspaceFile

if TYPE_CHECKING:
    from fujidesk.services.history import HistoryService
    from fujidesk.services.history_files import HistoryFiles
    from fujidesk.services.lineage import LineageService
    from fujidesk.services.office_records import OfficeRecords
    from fujidesk.services.plan_adding import PlanAdding
    from fujidesk.services.plan_book import PlanBookFiles
    from fujidesk.services.plan_comparison import PlanComparisonService
    from fujidesk.services.plan_import import PlanImportService
    from fujidesk.services.profile_changes import ProfileChanges
    from fujidesk.services.project_adding import ProjectAdding
    from fujidesk.services.register_exchange import RegisterExchange
    from fujidesk.services.revisions import RevisionService
    from fujidesk.services.searching import SearchService
    from fujidesk.services.searching_all import AllPlansSearch
    from fujidesk.services.timeline import TimelineService


class RegisterServices(WorkspaceFile):
    """Register, history, views, imports and timeline; each made when first asked for."""

    @cached_property
    def history(self) -> "HistoryService":
        """The change history."""
        from fujidesk.services.history import HistoryService  # late: not every start shows it

        return HistoryService(self._database)

    @cached_property
    def lineage(self) -> "LineageService":
        """Projects through all plans of the database."""
        from fujidesk.services.lineage import LineageService  # late: few databases hold two plans

        return LineageService(self._database)

    @cached_property
    def profile_changes(self) -> "ProfileChanges":
        """The stored profile of the plan, and what may change of it."""
        from fujidesk.services.profile_changes import ProfileChanges  # late: most starts change none

        return ProfileChanges(self._database, self.edits)

    @cached_property
    def views(self) -> ViewService:
        """Saved views."""
        return ViewService(self._database)

    @cached_property
    def history_files(self) -> "HistoryFiles":
        """The change history as files."""
        from fujidesk.services.history_files import HistoryFiles  # late: as `packs`

        return HistoryFiles(self.history, self.profile, is_sample=self.is_sample)

    @cached_property
    def search(self) -> "SearchService":
        """The search over everything."""
        from fujidesk.services.searching import SearchService  # late: not every start searches

        return SearchService(self._database, self.profile.words)

    @cached_property
    def search_all(self) -> "AllPlansSearch":
        """The search over all plans of the database."""
        from fujidesk.services.searching_all import AllPlansSearch  # late: as `search`

        return AllPlansSearch(self._database)

    @cached_property
    def plan_import(self) -> "PlanImportService":
        """Import of the plan document."""
        from fujidesk.services.plan_import import PlanImportService  # late: not every start imports

        return PlanImportService(self.registry, self.edits, self.profile, self._before_import)

    @cached_property
    def plan_book(self) -> "PlanBookFiles":
        """The plan as a printed book."""
        from fujidesk.services.plan_book import PlanBookFiles  # late: few write it

        return PlanBookFiles(self.registry, self.profile, sample=self.is_sample)

    @cached_property
    def register_exchange(self) -> "RegisterExchange":
        """The register as workbook, JSON and CSV."""
        from fujidesk.services.register_exchange import RegisterExchange  # late: brings openpyxl

        return RegisterExchange(
            self.registry, self.edits, self.profile, self._before_import, sample=self.is_sample
        )

    @cached_property
    def adding(self) -> "ProjectAdding":
        """Projects of the plan, entered by hand."""
        from fujidesk.services.project_adding import ProjectAdding  # late: not every start adds any

        return ProjectAdding(self._database, self.edits, self.profile)

    @cached_property
    def plan_adding(self) -> "PlanAdding":
        """Plans added to the database."""
        from fujidesk.services.edits import Editor  # late: rarely needed
        from fujidesk.services.plan_adding import PlanAdding

        return PlanAdding(self._database, Editor.here(), self._before_plan)

    @cached_property
    def plan_comparison(self) -> "PlanComparisonService":
        """Plans of the database side by side."""
        from fujidesk.services.plan_comparison import PlanComparisonService  # late: rarely needed

        return PlanComparisonService(self._database)

    @cached_property
    def timeline(self) -> "TimelineService":
        """Timelines and their files."""
        from fujidesk.services.timeline import TimelineService  # late: brings the charts

        return TimelineService(self.registry, self.profile, sample=self.is_sample)

    @cached_property
    def office(self) -> "OfficeRecords":
        """The office's own records: hearings, new projects, revisions, people, tasks."""
        from fujidesk.services.office_records import OfficeRecords  # late: not every start looks at them

        return OfficeRecords(self._database)

    @cached_property
    def revisions(self) -> "RevisionService":
        """Changes of the plan that were decided, and the register of any day."""
        from fujidesk.services.revisions import RevisionService  # late: not every start looks at them

        return RevisionService(
            self._database, self.registry, self.edits, self.office, self.profile, is_sample=self.is_sample
        )
