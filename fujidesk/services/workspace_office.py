"""The services of a workspace on what the office keeps of its own."""

from functools import cached_property
from typing import TYPE_CHECKING

from fujidesk.services.workspace_survey import SurveyServices

if TYPE_CHECKING:
    from fujidesk.services.attachments import AttachmentService
    from fujidesk.services.hearing_files import HearingFiles
    from fujidesk.services.hearings import HearingService
    from fujidesk.services.new_projects import NewProjectService
    from fujidesk.services.note_drafts import NoteDraftService
    from fujidesk.services.people import PeopleService
    from fujidesk.services.people_files import PeopleFiles
    from fujidesk.services.reorganising import ReorganisationService
    from fujidesk.services.upper_plans import UpperPlanService
    from fujidesk.services.year_tasks import YearTaskService


class OfficeServices(SurveyServices):
    """Hearings, new projects, people, upper plans and tasks; each made when first asked for."""

    @cached_property
    def new_projects(self) -> "NewProjectService":
        """The new projects on their way into the plan."""
        from fujidesk.services.new_projects import NewProjectService  # late: not every start needs them

        return NewProjectService(
            self._database, self.edits, self.office, self.profile, is_sample=self.is_sample
        )

    @cached_property
    def hearings(self) -> "HearingService":
        """Hearings and their notes."""
        from fujidesk.services.hearings import HearingService  # late: not every start looks at hearings

        return HearingService(self.edits, self.office, self.registry, self.profile)

    @cached_property
    def note_drafts(self) -> "NoteDraftService":
        """What is being typed into hearings and is no line yet."""
        from fujidesk.services.note_drafts import NoteDraftService  # late: as `hearings`

        return NoteDraftService(self._database, self.edits.editor)

    @cached_property
    def attachments(self) -> "AttachmentService":
        """Files kept with hearings."""
        from fujidesk.services.attachments import AttachmentService  # late: as `hearings`

        return AttachmentService(self._database, self.edits, self.office)

    @cached_property
    def hearing_files(self) -> "HearingFiles":
        """Minutes and the like."""
        from fujidesk.services.hearing_files import HearingFiles  # late: as `hearings`

        return HearingFiles(self.hearings, is_sample=self.is_sample)

    @cached_property
    def people(self) -> "PeopleService":
        """Members of the bodies, leaders of departments, training."""
        from fujidesk.services.people import PeopleService  # late: not every start looks at them

        return PeopleService(self._database, self.registry, self.edits, self.office, self.profile)

    @cached_property
    def people_files(self) -> "PeopleFiles":
        """Members and training as files."""
        from fujidesk.services.people_files import PeopleFiles  # late: as `people`

        return PeopleFiles(self.people, self.profile, is_sample=self.is_sample)

    @cached_property
    def reorganising(self) -> "ReorganisationService":
        """Departments renamed, merged, split and closed."""
        from fujidesk.services.reorganising import ReorganisationService  # late: as `people`

        return ReorganisationService(self._database, self.registry, self.edits, self.office, self.profile)

    @cached_property
    def upper_plans(self) -> "UpperPlanService":
        """Which projects serve which code of the upper plans."""
        from fujidesk.services.upper_plans import UpperPlanService  # late: as `oddities`

        return UpperPlanService(self._database, self.profile, is_sample=self.is_sample)

    @cached_property
    def year_tasks(self) -> "YearTaskService":
        """What a day asks of the office."""
        from fujidesk.services.year_tasks import YearTaskService  # late: as `oddities`

        return YearTaskService(self.surveys, self.new_projects, self.office, self.edits, self.profile)
