"""The services of a workspace on the papers of meetings and on what is published."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.services.workspace_office import OfficeServices

if TYPE_CHECKING:
    from fujidesk.services.next_plan import NextPlanService
    from fujidesk.services.next_plan_tree import NextPlanTree
    from fujidesk.services.pack_files import PackFileService
    from fujidesk.services.packs import PackService
    from fujidesk.services.publication import PublicationService
    from fujidesk.services.snapshots import SnapshotService
    from fujidesk.services.whole_plan import WholePlanService


class PaperServices(OfficeServices):
    """Packs, their files, snapshots and publication; each made when first asked for."""

    @cached_property
    def packs(self) -> "PackService":
        """The papers of the meetings."""
        from fujidesk.services.packs import PackService, PackSources  # late: as `oddities`
        from fujidesk.services.snapshot_reading import SnapshotReader  # late: as `oddities`

        sources = PackSources(
            self.registry, self.reports, self.evaluation, self.revisions, self.new_projects, self.upper_plans,
            self.timeline, self.office, SnapshotReader(self._database),
        )  # fmt: skip
        return PackService(sources, self.edits, self.profile)

    @cached_property
    def pack_files(self) -> "PackFileService":
        """The papers of the meetings as files."""
        from fujidesk.services.pack_files import PackFileService  # late: as `packs`

        return PackFileService(self.packs)

    @cached_property
    def whole_plan(self) -> "WholePlanService":
        """The evaluation of the whole plan."""
        from fujidesk.services.whole_plan import WholePlanService  # late: as `packs`

        return WholePlanService(self.packs, self.reports, self.profile)

    @cached_property
    def next_plan(self) -> "NextPlanService":
        """The draft of the next plan."""
        from fujidesk.services.next_plan import NextPlanService  # late: as `packs`

        return NextPlanService(
            self.edits, self.office, self.registry, self.profile,
            is_sample=self.is_sample, before_approval=self._before_approval,
        )  # fmt: skip

    @cached_property
    def next_plan_tree(self) -> "NextPlanTree":
        """The tree of the draft of the next plan."""
        from fujidesk.services.next_plan_tree import NextPlanTree  # late: as `packs`

        return NextPlanTree(self.next_plan, self.edits, self.office, self.registry, self.profile)

    @cached_property
    def snapshots(self) -> "SnapshotService":
        """What was laid before the meetings, frozen."""
        from fujidesk.services.snapshots import SnapshotService  # late: as `packs`

        return SnapshotService(self._database, self.packs, self.edits, self.profile)

    @cached_property
    def publication(self) -> "PublicationService":
        """What is put on the city's website."""
        from fujidesk.services.publication import PublicationService  # late: as `packs`

        places = [self._folders.data, Path.home()]
        if isinstance(self.path, Path):
            places += [self.path.absolute(), self.path.absolute().parent]
        sources = (self.registry, self.reports, self.charts)
        return PublicationService(self._database, sources, self.profile, places, self.whole_plan.appraisals)
