"""The services of a workspace on the survey and its answers."""

from functools import cached_property
from typing import TYPE_CHECKING

from fujidesk.services.workspace_register import RegisterServices

if TYPE_CHECKING:
    from fujidesk.services.charts import ChartService
    from fujidesk.services.evaluation import EvaluationService
    from fujidesk.services.oddities import OddityService
    from fujidesk.services.reports import ReportService
    from fujidesk.services.survey_collect import SurveyCollect
    from fujidesk.services.survey_issue import SurveyIssue
    from fujidesk.services.surveys import SurveyService


class SurveyServices(RegisterServices):
    """Rounds, reports, oddities, evaluation and charts; each made when first asked for."""

    @cached_property
    def reports(self) -> "ReportService":
        """The status reports."""
        from fujidesk.services.reports import ReportService  # late: not every start looks at answers

        return ReportService(self._database, self.edits, self.profile, is_sample=self.is_sample)

    @cached_property
    def surveys(self) -> "SurveyService":
        """The survey rounds."""
        from fujidesk.services.surveys import SurveyService  # late: not every start looks at the survey

        return SurveyService(
            self._database, self.edits, self.profile, self._before_approval, is_sample=self.is_sample
        )

    @cached_property
    def survey_issue(self) -> "SurveyIssue":
        """The workbooks that go out."""
        from fujidesk.services.survey_issue import SurveyIssue  # late: brings openpyxl

        return SurveyIssue(self.registry, self.reports, self.surveys, self.profile, is_sample=self.is_sample)

    @cached_property
    def survey_collect(self) -> "SurveyCollect":
        """The workbooks that come back."""
        from fujidesk.services.survey_collect import SurveyCollect  # late: not every start reads returns

        return SurveyCollect(
            self._database, self.edits, self.profile, self._before_import, is_sample=self.is_sample
        )

    @cached_property
    def oddities(self) -> "OddityService":
        """What is odd about the answers, and the questions about it."""
        from fujidesk.services.oddities import OddityService  # late: not every start looks at answers

        return OddityService(self._database, self.edits, self.profile, is_sample=self.is_sample)

    @cached_property
    def evaluation(self) -> "EvaluationService":
        """The evaluation of all years."""
        from fujidesk.services.evaluation import EvaluationService  # late: as `oddities`

        return EvaluationService(self._database, self.oddities, self.profile, is_sample=self.is_sample)

    @cached_property
    def charts(self) -> "ChartService":
        """The charts of meetings and publication."""
        from fujidesk.services.charts import ChartService  # late: as `oddities`

        return ChartService(
            self.registry, self.evaluation, self.reports, self.profile, self.revisions.original_phases
        )
