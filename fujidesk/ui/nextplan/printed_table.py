"""新旧対照表 on paper: every project of the plan in force with what becomes of it, then the new ones."""

from collections.abc import Iterable

from fujidesk.domain.next_plan.correspondence import Correspondence
from fujidesk.domain.next_plan.records import PlanDraft
from fujidesk.domain.printed import PrintedPart
from fujidesk.ui.nextplan.words import draft_words
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow
from fujidesk.ui.widgets.printed_figures import figures_block

_COLUMNS = (
    FigureColumn("いまの番号", chars=12), FigureColumn("いまの事業名"), FigureColumn("扱い", chars=8),
    FigureColumn("次期の番号", chars=12), FigureColumn("次期の事業名"), FigureColumn("理由", wraps=True),
)  # fmt: skip


def printed_table(draft: PlanDraft, lines: Iterable[Correspondence]) -> PrintedPart:
    """Return the table of a draft."""
    rows = [
        FigureRow(tuple(FigureCell(text) for text in (
            line.old_number, line.old_title, line.fate_word, line.new_number, line.new_title, line.reason,
        )))
        for line in lines
    ]  # fmt: skip
    about = f"{draft_words(draft)}　{'承認済み' if draft.is_approved else '承認前の案'}　{len(rows):,} 行"
    return PrintedPart("新旧対照表", (figures_block("correspondence", "", _COLUMNS, rows),), about)
