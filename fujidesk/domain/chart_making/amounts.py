"""Budget against actual cost by the plan's highest level; internal (002: 経費は内部管理項目)."""

from fujidesk.domain.chart_making.data import ChartData
from fujidesk.domain.charts import AmountChart, AmountPair, ChartName
from fujidesk.domain.evaluation import By, group_names
from fujidesk.domain.fiscal import short_year


def budget_chart(data: ChartData) -> AmountChart:
    """Return the sums of projects that have reported both amounts, so that they can be compared."""
    names = group_names(data.evaluation, By.POLICY)
    found: dict[str, list[tuple[str, int, int]]] = {}
    for row in data.rows:
        report = data.reports.get(row.number)
        if report is None or report.budget_kyen is None or report.actual_cost_kyen is None:
            continue
        told = (row.number, report.budget_kyen, report.actual_cost_kyen)
        found.setdefault(row.policy, []).append(told)
    pairs = tuple(
        AmountPair(
            names.get(key, key), sum(item[1] for item in found[key]), sum(item[2] for item in found[key]),
            tuple(item[0] for item in found[key]),
        )
        for key in [*(name for name in names if name in found), *(key for key in found if key not in names)]
    )  # fmt: skip
    counted = sum(len(pair.numbers) for pair in pairs)
    foot = data.report_foot(
        f"予算額と実績額の両方の記入がある {counted} 事業（全 {len(data.rows)} 事業）", "単位：千円"
    )
    title = f"予算額と実績額（{short_year(data.fiscal_year)}）"
    head = data.head(ChartName.BUDGET, title, foot, _message(pairs), internal=True)
    return AmountChart(head, pairs)


def _message(pairs: tuple[AmountPair, ...]) -> str:
    """Say how much of the budget was spent."""
    budget, actual = (
        sum(pair.budget_kyen for pair in pairs),
        sum(pair.actual_kyen for pair in pairs),
    )
    if not budget:
        return "予算額と実績額の記入はまだありません。"
    share = actual * 100 / budget
    return f"予算 {budget:,} 千円に対し、実績は {actual:,} 千円（{share:.1f}％）。"
