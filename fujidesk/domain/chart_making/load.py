"""The heat map of departments: how many projects of the plan each carries in each half-year."""

from fujidesk.domain.chart_making.data import ChartData
from fujidesk.domain.charts import ChartName, HeatChart, HeatLine


def load_chart(data: ChartData) -> HeatChart:
    """Return departments over half-years, the most loaded first; one without a phase counts nothing."""
    halves = data.profile.half_years
    places = {when: place for place, when in enumerate(halves)}
    found: dict[str, list[list[str]]] = {}
    scheduled = 0
    for record in data.records:
        cells = [cell for cell in record.schedule if cell.phase is not None and cell.when in places]
        scheduled += bool(cells)
        for cell in cells:
            for name in cell.departments or record.departments:
                line = found.setdefault(name, [[] for _ in halves])
                line[places[cell.when]].append(record.number)
    lines = [HeatLine(name, tuple(map(tuple, cells))) for name, cells in found.items()]
    ranked = tuple(sorted(lines, key=_load))
    foot = data.plan_foot(
        f"スケジュールのある {scheduled} 事業", "複数の部署が担う事業は、それぞれの部署に数える"
    )
    message = f"最も多いのは{ranked[0].label}で、半期に最大 {_most(ranked[0])} 事業。" if ranked else ""
    head = data.head(ChartName.DEPARTMENT_LOAD, "部署ごとの事業数（計画）", foot, message)
    return HeatChart(head, tuple(when.label for when in halves), ranked)


def _most(line: HeatLine) -> int:
    """Return the largest count of a line."""
    return max(map(len, line.cells))


def _load(line: HeatLine) -> tuple[int, int]:
    """Sort by the largest count, then by the sum; equal ones stay in the order of the plan."""
    return -_most(line), -sum(map(len, line.cells))
