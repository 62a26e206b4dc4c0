"""The charts by their names, made from the data as they are now."""

import datetime as dt

from fujidesk.domain.chart_making import ChartData, made_chart, made_charts, made_strip
from fujidesk.domain.charts import Chart, ChartName
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.errors import UserError
from fujidesk.services.evaluation import EvaluationService
from fujidesk.services.registry import RegistryService
from fujidesk.services.reports import ReportService


class ChartService:
    """Gathers the data of charts and makes them."""

    def __init__(
        self, registry: RegistryService, evaluation: EvaluationService, reports: ReportService,
        profile: PlanProfile,
    ) -> None:  # fmt: skip
        self._registry = registry
        self._evaluation = evaluation
        self._reports = reports
        self._profile = profile

    def chart(
        self, name: ChartName, fiscal_year: int, number: str = "", today: dt.date | None = None
    ) -> Chart:
        """Return a chart.

        Args:
            name: which.
            fiscal_year: whose results are shown.
            number: of the project, for the strip alone.
            today: the day of the chart; None: today.

        Raises:
            UserError: the year is not of the plan, or the strip's project is not named or not there.
        """
        data = self.data(fiscal_year, today)
        if name is not ChartName.STRIP:
            return made_chart(name, data)
        if not number:
            raise UserError("5年間の帯は 1 つの事業の図です。事業番号（1-1-1 など）も指定してください。")
        record = next((item for item in data.records if item.number == number), None)
        if record is None:
            raise UserError(f"事業「{number[:20]}」は台帳にありません。番号を 1-1-1 の形で確かめてください。")
        return made_strip(data, record)

    def all(self, fiscal_year: int, today: dt.date | None = None) -> dict[ChartName, Chart]:
        """Return all charts of the whole plan that say something.

        Raises:
            UserError: the year is not of the plan.
        """
        return made_charts(self.data(fiscal_year, today))

    def data(self, fiscal_year: int, today: dt.date | None = None) -> ChartData:
        """Return what charts of a year are made from.

        Raises:
            UserError: the year is not of the plan.
        """
        years = self._profile.fiscal_years
        if fiscal_year not in years:
            raise UserError(
                f"{long_year(fiscal_year)}は計画の期間（{long_year(years[0])}～{long_year(years[-1])}）の外です。"
                "年度を確かめてください。"
            )
        return ChartData(
            self._profile, self._evaluation.data(), tuple(self._registry.records()),
            self._reports.of_year(fiscal_year), fiscal_year,
            today or dt.date.today(),  # noqa: DTZ011 - the user's own calendar day
        )  # fmt: skip
