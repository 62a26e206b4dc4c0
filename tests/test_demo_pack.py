"""The demo pack has what the tests of writers count on."""

from fujidesk.domain.charts import AmountChart, FlowChart, HeatChart, StackedChart, StripChart, TrendChart
from fujidesk.domain.meetings import YEARLY_PARTS, PartKind
from fujidesk.domain.pack_blocks import MarkCell, PhasesCell, SheetBlock, TableBlock
from tests.demo_pack import demo_pack


def test_every_kind_of_part_block_chart_and_cell_occurs():
    pack = demo_pack()
    blocks = [block for part in pack.parts for block in part.blocks]
    tables = [block for block in blocks if isinstance(block, TableBlock)]
    cells = {type(cell) for table in tables for row in table.rows for cell in row.cells}
    charts = {type(chart) for part in pack.parts for chart in part.charts}
    charts |= {type(block.strip) for block in blocks if isinstance(block, SheetBlock)}
    assert [part.kind for part in pack.parts] == list(YEARLY_PARTS)
    assert len({type(block) for block in blocks}) == 5
    assert charts == {AmountChart, FlowChart, HeatChart, StackedChart, StripChart, TrendChart}
    assert {MarkCell, PhasesCell, str, int, type(None)} <= cells
    assert [part.label for part in pack.parts if part.is_internal] == ["資料2"]


def test_the_evaluation_list_is_as_long_as_asked():
    table = next(part for part in demo_pack().parts if part.kind is PartKind.EVALUATION).blocks[0]
    assert len(table.lines) == 202
    assert demo_pack(5) == demo_pack(5)
