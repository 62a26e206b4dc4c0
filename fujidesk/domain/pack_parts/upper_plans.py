"""参考資料: which projects serve which code of the upper plans, with their grades."""

from collections.abc import Iterator

from fujidesk.domain.pack_blocks import Block, CellAlign, Column, MarkCell, Row, TableBlock
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.upper_plans import CODE_WORDS, PLAN_NAMES, Scheme, marks_text, titled


def upper_plans(data: PackData) -> tuple[Block, ...]:
    """Return a table a plan above: codes, and under each its projects."""
    return tuple(_table(data, scheme) for scheme in Scheme if data.upper.lines[scheme])


def _table(data: PackData, scheme: Scheme) -> TableBlock:
    """Return the table of one plan."""
    columns = (
        Column("番号", 5), Column(data.profile.project_name, 28), Column(data.profile.words.department, 18),
        Column("分類", 5, CellAlign.CENTER), Column("評価", 5, CellAlign.CENTER),
    )  # fmt: skip
    foot = data.foot(data.upper.count_sentence(scheme), "一つの事業がいくつかの番号に対応することがある")
    title = f"{PLAN_NAMES[scheme]} {CODE_WORDS[scheme]}"
    return TableBlock(f"upper.{scheme}", title, columns, tuple(_rows(data, scheme)), foot)


def _rows(data: PackData, scheme: Scheme) -> Iterator[Row]:
    """Yield the heading of each code with its counts, and its projects."""
    for line in data.upper.lines[scheme]:
        counts = marks_text(data.upper.marks(line.projects, data.year))
        yield Row(
            (f"{CODE_WORDS[scheme]} {line.code}　{len(line.projects)} 事業（{counts}）",), is_group=True
        )
        for row in line.projects:
            category = data.profile.category_name(row.category)
            mark = MarkCell(data.upper.mark(row, data.year))
            yield Row(
                (row.number, titled(row), "、".join(row.departments), category, mark), number=row.number
            )
