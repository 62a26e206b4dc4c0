"""前回からの変更: what changed since the state that lay before an earlier meeting, one line a value."""

from collections import Counter

from fujidesk.domain.pack_blocks import Block, Column, Row, TableBlock
from fujidesk.domain.pack_parts.data import PackData, Since
from fujidesk.domain.state_comparison import CHANGE_NAMES, StateChange

_NOTHING = "前回の資料から、評価、進捗段階、施策指標、事業の内容に変わったものはありません。"


def since(data: PackData) -> tuple[Block, ...]:
    """Return the table of changes by kind; nothing where no earlier state is known."""
    return () if data.since is None else (_table(data, data.since),)


def _table(data: PackData, found: Since) -> TableBlock:
    """Return the table, with headings of kinds."""
    columns = (
        Column("番号", 4), Column(data.profile.project_name, 20), Column("項目", 9),
        Column("前", 14), Column("後", 14),
    )  # fmt: skip
    counts = Counter(change.kind for change in found.changes)
    told = "、".join(f"{word} {counts[kind]}" for kind, word in CHANGE_NAMES.items() if counts[kind])
    foot = data.plan_foot(
        f"変わった値 {len(found.changes):,} 件", f"{found.words}と比べた（{told or 'なし'}）"
    )
    rows: list[Row] = []
    for kind, word in CHANGE_NAMES.items():
        lines = [_row(change) for change in found.changes if change.kind is kind]
        rows += [Row((word,), is_group=True), *lines] if lines else []
    return TableBlock("since", "", columns, tuple(rows), foot, _NOTHING)


def _row(change: StateChange) -> Row:
    """Return the line of a change."""
    cells = (change.number, change.title, change.what, change.before, change.after)
    return Row(cells, number=change.number)
