"""Collecting the filled workbooks of 202 projects, against openpyxl's `load_workbook` over the same files.

Ours finds the files, reads every cell, knows each sheet by its code, interprets all answers, compares them
with the register and hashes the bytes; the bare one only opens the workbooks and drops them.
"""

from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from benchmarks.measuring import Row, best_in_turn_ms
from fujidesk.domain.replies import Reply
from fujidesk.exchange.survey_layout import LINES
from fujidesk.paths import user_folders
from fujidesk.services.workspace import Workspace, create_database, open_workspace

FISCAL_YEAR = 2022
BOUND = 1.5
_FIRST_ROW, _ANSWERS = 11, 3
_GIVEN = (
    "2 実施中", "3 導入準備", "4 運用・実施", "1,200千円", 1180, "案内を整えた。" * 20, 80,
    "目標に届いた。" * 5, "４", "3 おおむね計画どおり", "4点", "早く始めたため。", "1 継続", "なし",
)  # fmt: skip


def _opened(path: Path) -> Workspace:
    """Return the shipped register."""
    create_database(path)
    return open_workspace(path, user_folders(path.parent / "profile"))


def filled(workspace: Workspace, folder: Path) -> list[Path]:
    """Issue all workbooks of a round and fill every project's sheet; returns the filled ones."""
    paths = workspace.survey_issue.issue(FISCAL_YEAR, folder, today=date(2023, 4, 3)).paths
    given = []
    for path in paths:
        workbook = load_workbook(path)
        sheets = [sheet for sheet in workbook.worksheets if sheet.cell(_FIRST_ROW - 1, 1).value == "項番"]
        for sheet in sheets:
            for row, value in zip(range(_FIRST_ROW, _FIRST_ROW + len(LINES)), _GIVEN, strict=True):
                sheet.cell(row, _ANSWERS).value = value
        if sheets:
            workbook.save(path)
            given.append(path)
    return given


def measure() -> list[Row]:
    """Measure reading all returns of a round."""
    with TemporaryDirectory() as place, closing(_opened(Path(place, "register.db"))) as workspace:
        paths = filled(workspace, Path(place, "returns"))
        answers = [answer for reply in _read(workspace, paths) for answer in reply.takeable]
        if len(answers) < 2000:
            raise RuntimeError("the filled workbooks were not read")

        def ours() -> object:
            return _read(workspace, paths)

        def bare() -> object:
            return [load_workbook(path).sheetnames for path in paths]

        spent = best_in_turn_ms((ours, bare), repeats=5)
    return [Row(f"collecting {len(paths)} filled workbooks of 202 projects", *spent, "ms", BOUND)]


def _read(workspace: Workspace, paths: list[Path]) -> tuple[Reply, ...]:
    """Return what the returns say."""
    return workspace.survey_collect.read(paths, FISCAL_YEAR).replies
