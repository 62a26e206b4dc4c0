"""The tables that explain the others: levels, years, codes, every column, and what the whole is.

Rules L3-02 and L3-08: code tables, definitions, date, encoding with BOM, licence.
"""

from collections.abc import Iterable, Iterator

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.publication import fields as f
from fujidesk.domain.publication.content import Publication
from fujidesk.domain.publication.tables import Line, Table, data_tables, marked_tables, one_line
from fujidesk.domain.whole_plan.finals import FINAL_RULE
from fujidesk.domain.whole_plan.outcomes import OUTCOME_RULE

LICENCE = "クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/deed.ja"
LAYOUT = "1"
"""Of the tables; a change is told in the row `layout` (L3-07)."""


def public_tables(publication: Publication) -> tuple[Table, ...]:
    """Return all tables that are published, the data first."""
    data = data_tables(publication)
    explaining = marked_tables((_levels(publication), _years(publication), _codes(publication)), publication)
    empty = marked_tables((Table("dictionary", "データ項目の定義", f.DICTIONARY, ()),), publication)
    about = marked_tables((_about(publication),), publication)
    lines = tuple(_lines((*data, *explaining, *empty, *about)))
    dictionary = marked_tables((Table("dictionary", "データ項目の定義", f.DICTIONARY, lines),), publication)
    return (*data, *explaining, *dictionary, *about)


def table_file(table: str, fiscal_year: int, suffix: str = "csv") -> str:
    """Return the name of a table's file: 「dx-plan-scores-2025.csv」, in ASCII as addresses need it."""
    return f"dx-plan-{table}-{fiscal_year}.{suffix}"


def book_file(fiscal_year: int) -> str:
    """Return the name of the workbook with all tables."""
    return f"dx-plan-{fiscal_year}.xlsx"


def _levels(publication: Publication) -> Table:
    """Return the levels above the projects."""
    rows = ((level.code, one_line(level.title), level.parent or None) for level in publication.levels)
    title = "・".join(publication.plan.level_names)
    return Table("levels", title, f.LEVELS, tuple(rows))


def _years(publication: Publication) -> Table:
    """Return the years of results."""
    rows = (
        (year.fiscal_year, long_year(year.fiscal_year), year.approved_on or None)
        for year in publication.years
    )
    return Table("years", "収録した年度", f.YEARS, tuple(rows))


def _codes(publication: Publication) -> Table:
    """Return the codes with their words."""
    rows = (
        (item.group, item.code, one_line(item.name), one_line(item.meaning))
        for item in publication.plan.codes
    )
    return Table("codes", "コード表", f.CODES, tuple(rows))


def _lines(tables: Iterable[Table]) -> Iterator[Line]:
    """Yield a line a column of all tables, the dictionary's own among them."""
    for table in tables:
        for place, item in enumerate(table.fields, start=1):
            yield (
                table.name, table.title, place, item.name, item.label, item.meaning, f.KIND_WORDS[item.kind],
                item.unit or None, item.codes or None, item.blank or None,
            )  # fmt: skip


def _about(publication: Publication) -> Table:
    """Return what the whole is."""
    rows = tuple((item, label, one_line(value)) for item, label, value in about_lines(publication))
    return Table("about", "このデータについて", f.ABOUT, rows)


def about_lines(publication: Publication) -> Iterator[tuple[str, str, str]]:
    """Yield key, word and value of what the whole is; the pages show the same."""
    plan = publication.plan
    yield "title", "題名", publication.title
    yield "publisher", "公表者", plan.city
    yield "subject", "内容", f"{plan.name}の{plan.project_name}の計画と、年度ごとの進捗状況・評価"
    yield "fiscal_year", "対象の年度", _year_text(publication.fiscal_year)
    yield "years", "収録した年度", "、".join(_year_text(year.fiscal_year) for year in publication.years)
    yield "updated_on", "更新日", publication.day.isoformat()
    yield "frequency", "更新頻度", "年 1 回（前年度の評価が承認された後）"
    yield (
        "source",
        "データの出典",
        f"{plan.name}（計画）と、{plan.department_word}の進捗状況報告（実績と評価）",
    )
    yield "approval", "承認", _approval_text(publication)
    yield "method", "算出方法", _method_text(publication)
    yield "excluded", "収録していないもの", _excluded_text(publication)
    yield "encoding", "文字コード", "CSV は UTF-8（BOM あり）、改行は CR+LF、区切りはコンマ"
    yield "blank", "空欄の扱い", "空欄は値がないことを表し、0 とは異なる。列ごとの意味は dictionary にある"
    yield "layout", "表の構成", _layout_text(publication)
    yield "licence", "利用条件", f"{LICENCE}。出典として「{plan.city}」と題名を記すこと"
    yield "licence_url", "利用条件の本文", LICENCE_URL
    if publication.sample:
        yield "sample", "サンプル", f"{publication.sample}。回答は架空であり、実際の進捗や評価ではない"


def _year_text(fiscal_year: int) -> str:
    """Return a year in both eras: 「2025（令和7年度）」 (L3-05)."""
    return f"{fiscal_year}（{long_year(fiscal_year)}）"


def _approval_text(publication: Publication) -> str:
    """Return which years are approved, and when they were."""
    told = (
        f"{long_year(year.fiscal_year)}は {year.approved_on} に承認"
        if year.approved_on
        else f"{long_year(year.fiscal_year)}は承認前"
        for year in publication.years
    )
    return f"{publication.plan.body}による評価の承認：{'、'.join(told)}"


def _method_text(publication: Publication) -> str:
    """Return how the figures come about."""
    plan = publication.plan
    told = f"{plan.department_word}が進捗状況報告で評価し、{plan.office_word}が確認したもの。"
    grade = "総合評価は事業の評価を総合したもの。" if publication.with_grades else ""
    whole = "" if publication.whole is None else f"。計画全体の評価の{OUTCOME_RULE}{FINAL_RULE}"
    return f"{told}{grade}評価がそろわない事業は総合評価を付けず、その理由を評価の状態で示す{whole}"


def _layout_text(publication: Publication) -> str:
    """Return which layout the tables have."""
    added = "" if publication.whole is None else "計画全体の評価（outcomes）の表と、そのコードを加えた。"
    return f"第{LAYOUT}版。{added}構成を変えたときはここに記す"


def _excluded_text(publication: Publication) -> str:
    """Return what is left out."""
    grade = "" if publication.with_grades else "、総合評価"
    return f"経費に関する内部管理項目{grade}"
