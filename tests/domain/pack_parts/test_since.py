"""前回からの変更: what changed since the state that lay before an earlier meeting, by kind."""

from fujidesk.domain.pack_parts.data import Since
from fujidesk.domain.pack_parts.since import since
from fujidesk.domain.state_comparison import ChangeKind, StateChange

CHANGES = (
    StateChange(ChangeKind.REACHED, "1-1-1", "窓口予約", "R5下", "要件調査", "導入準備"),
    StateChange(ChangeKind.GRADE, "1-1-1", "窓口予約", "R5", "B", "A"),
    StateChange(ChangeKind.GRADE, "1-1-2", "電子申請", "R5", "未回答", "C"),
)


def test_without_an_earlier_state_there_is_nothing(make_data):
    assert since(make_data()) == ()


def test_changes_under_their_kinds_with_both_values(make_data):
    (block,) = since(make_data(since=Since("令和6年6月5日の情報化推進本部幹事会の控え", CHANGES)))
    assert [row.cells[0] for row in block.rows if row.is_group] == ["実績の進捗段階", "総合評価"]
    assert block.lines[-1].cells == ("1-1-2", "電子申請", "R5", "未回答", "C")
    assert "変わった値 3 件" in block.foot.text
    assert "幹事会の控えと比べた（実績の進捗段階 1、総合評価 2）" in block.foot.text


def test_no_change_is_said(make_data):
    (block,) = since(make_data(since=Since("前の控え", ())))
    assert block.rows == ()
    assert "変わったものはありません" in block.empty
    assert "（なし）" in block.foot.text
