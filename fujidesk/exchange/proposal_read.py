"""Reads a sheet of the 新規事業調査: a new project that a department proposes."""

from fujidesk.domain.replies import Problem, Proposal
from fujidesk.domain.written import Certainty
from fujidesk.exchange.answer_amounts import Hints
from fujidesk.exchange.answer_values import AnswerValues
from fujidesk.exchange.survey_layout import COST_PREFIX, HEAD_ANSWER, proposal_lines
from fujidesk.exchange.survey_sheets import find_table
from fujidesk.exchange.survey_strays import known_of_proposal, stray_problems
from fujidesk.exchange.workbook_cells import SheetCells


def read_proposal(
    sheet: SheetCells, department: str, fiscal_year: int, last_year: int, values: AnswerValues
) -> tuple[Proposal | None, list[Problem]]:
    """Return the proposal of a sheet, None where it was not filled in, and its problems.

    Args:
        sheet: that came in.
        department: that proposes.
        fiscal_year: of the round.
        last_year: of the plan, which says for which years costs are asked.
        values: reads cells.

    Returns:
        the proposal with its costs in 千円 by fiscal year. Only what was read for certain is in it: nobody
        confirms a proposal's fields one by one, so what is doubtful is told as a problem and left out.
    """
    lines = proposal_lines(fiscal_year, last_year)
    table = find_table(sheet, lines)
    if table is None:
        text = f"見出し「{HEAD_ANSWER}」のある表が見つかりません。送付した用紙に記入し直してもらってください"
        return None, [Problem(sheet.title, "", text)]
    known = known_of_proposal([line.label for line in lines], department, fiscal_year)
    problems = [Problem(sheet.title, cell, text) for cell, text in stray_problems(sheet, table, known)]
    if table.is_empty:
        return None, problems
    texts: dict[str, str] = {}
    costs: list[tuple[int, int]] = []
    for line in lines:
        cell = table.cells.get(line.name)
        if cell is None:
            problems.append(Problem(sheet.title, "", f"「{line.label}」の行が見つかりません"))
            continue
        found = values.read(line.name, line.kind, cell.content, Hints())
        problem = found.problem or cell.doubt
        if problem:
            proposed = f"（{found.reading}）" if found.reading else ""
            text = f"「{line.label}」：{problem}{proposed}。この欄は取り込みません"
            problems.append(Problem(sheet.title, cell.name, text, found.allowed))
        elif found.certainty is Certainty.EMPTY and line.required:
            problems.append(Problem(sheet.title, cell.name, f"「{line.label}」が未記入です", found.allowed))
        elif found.certainty is Certainty.SURE and line.name.startswith(COST_PREFIX):
            costs.append((int(line.name.removeprefix(COST_PREFIX)), int(str(found.value))))
        elif found.certainty is Certainty.SURE:
            texts[line.name] = str(found.value)
    return Proposal(department, texts.pop("title", ""), **texts, costs=tuple(sorted(costs))), problems
