"""The charts by their names, made from the data as they are now."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from fujidesk.domain.chart_making import ChartData, made_chart, made_charts, made_strip
from fujidesk.domain.charts import Chart, ChartName
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.scenes import Rect, Scene, Words, moved
from fujidesk.errors import UserError
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.services.evaluation import EvaluationService
from fujidesk.services.registry import RegistryService
from fujidesk.services.reports import ReportService

KINDS = ("png", "svg", "pdf")
"""Kinds of files that a chart can be written as."""
_WIDTH, _MARGIN, _SIZE, _SURFACE = 700.0, 24.0, 9.0, "#FFFFFF"
"""A chart in a file is as wide as the text of A4 landscape; lengths in points."""


class ChartService:
    """Gathers the data of charts and makes them."""

    def __init__(
        self, registry: RegistryService, evaluation: EvaluationService, reports: ReportService,
        profile: PlanProfile, originals: Callable[[], Mapping[str, str]],
    ) -> None:  # fmt: skip
        """Gather from services; originals: gives the schedules before they were revised, by number."""
        self._registry = registry
        self._evaluation = evaluation
        self._reports = reports
        self._profile = profile
        self._originals = originals

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
            self._originals(),
        )  # fmt: skip

    def export(self, chart: Chart, path: Path) -> None:
        """Write a chart as PNG, SVG or PDF, by the name's ending.

        Raises:
            UserError: the ending is none of these.
            MachineError: the file cannot be written.
        """
        kind = path.suffix.lower().removeprefix(".")
        if kind not in KINDS:
            raise UserError(
                f"「{path.name}」の種類では書き出せません。"
                "名前の最後を .png、.svg、.pdf のどれかにしてください。"
            )
        replace_with_bytes(path, chart_bytes(chart, kind))


def chart_bytes(chart: Chart, kind: str) -> bytes:
    """Return a chart as the bytes of a file. kind: one of `KINDS`."""
    # Late: matplotlib and reportlab are heavy, and most sessions never export.
    from fujidesk.exchange.scene_pdf import scenes_to_pdf
    from fujidesk.plots.export import PNG_DPI, png_bytes
    from fujidesk.plots.scene_figure import scene_figure
    from fujidesk.plots.style import font_path

    scene = paper_scene(chart)
    if kind == "pdf":
        return scenes_to_pdf([scene], scene.title, [], font_path())
    if kind == "svg":
        return paper_svgs((scene,))[0].encode()
    return png_bytes(scene_figure(scene), PNG_DPI)


def paper_scene(chart: Chart) -> Scene:
    """Return a chart laid out as wide as the text of A4 landscape, on white with a margin."""
    from fujidesk.plots.chart_scenes import chart_scene  # late: as `chart_bytes`

    return _on_paper(chart_scene(chart, _WIDTH, None, _SIZE))


def paper_svgs(scenes: Sequence[Scene]) -> list[str]:
    """Return drawings as SVG with glyphs embedded: those of the texts of all, cut once since that is slow."""
    from fujidesk.exchange.scene_svg import scene_to_svg  # late: as `chart_bytes`
    from fujidesk.plots.export import font_style

    style = font_style(
        "".join(item.text for scene in scenes for item in scene.items if isinstance(item, Words))
    )
    return [scene_to_svg(scene, style=style) for scene in scenes]


def _on_paper(scene: Scene) -> Scene:
    """Return a drawing on white with a margin around it."""
    width, height = scene.width + 2 * _MARGIN, scene.height + 2 * _MARGIN
    items = (Rect(0.0, 0.0, width, height, _SURFACE), *moved(scene.items, _MARGIN, _MARGIN))
    return replace(scene, width=width, height=height, items=items)
