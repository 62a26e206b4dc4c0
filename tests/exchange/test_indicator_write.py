"""The sheet 指標の達成: years up to the one in question, units beside the figures, reasons in words."""

from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from fujidesk.domain.achievement import IndicatorSeries, series_of
from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.records import Direction, Indicator
from fujidesk.exchange.indicator_write import add_indicators, indicator_counts
from fujidesk.exchange.profiles import load_profile
from fujidesk.exchange.report_tables import TableBook

PROFILE = load_profile("fuji")
YEARS = range(2022, 2027)


def series(number, indicator, values):
    given = [(year, values.get(year), "") for year in YEARS]
    return IndicatorSeries(number, f"事業 {number}", "窓口課", indicator, series_of(indicator, given, 2026))


UP = Indicator("利用を 1,000件以上とする", Decimal(1000), "件", Direction.AT_LEAST, 2024)
WORDS = Indicator("利用しやすくする")
SERIES = (
    series("1-1-1", UP, {2022: Decimal(500), 2023: Decimal("1200.5"), 2024: Decimal(999)}),
    series("1-1-2", WORDS, {2022: Decimal(3)}),
)


def found(fiscal_year):
    book = TableBook("題", sample=False)
    add_indicators(book, EvaluationData(PROFILE, dict.fromkeys(YEARS, ()), indicators=SERIES), fiscal_year)
    (sheet,) = load_workbook(BytesIO(book.data())).worksheets
    return sheet, [[value for value in row if value is not None] for row in sheet.iter_rows(values_only=True)]


def test_only_the_years_so_far_stand_side_by_side():
    sheet, rows = found(2023)
    assert [
        "事業番号",
        "事業名",
        "回答した部署",
        "目標",
        "R4\n実績",
        "R5\n実績",
        "判定",
        "判定の理由",
    ] in rows
    assert rows[-2][4:7] == ["500件", "1,200.5件", "達成"]
    assert rows[-1][3:] == ["利用しやすくする", "3", "判定できない", "目標に数値がない"]
    assert sheet.auto_filter.ref is not None


def test_the_year_in_question_is_judged():
    _, rows = found(2024)
    assert rows[-2][4:] == [
        "500件",
        "1,200.5件",
        "999件",
        "未達成",
        "目標 1,000件以上（R6 まで）、実績 999件、目標に届いていない",
    ]


def test_counts_name_what_they_are_taken_from():
    assert indicator_counts(SERIES, 2022) == (
        "達成 0　途上 1　未達成 0　判定できない 1（施策指標のある 2 事業、うち判定 1（判定できない 1 を除く））"
    )
