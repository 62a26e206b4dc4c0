"""What the built program tries of itself below the window: migration, files out and in again, checks.

Each step does what an office does and looks at the result; what is wrong is a `SelfTestError` that names it.
The window's own steps are in `ui.self_test`.
"""

import datetime as dt
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fujidesk.domain.charts import ChartName
from fujidesk.domain.findings import Severity
from fujidesk.domain.pack_manifest import MANIFEST_NAME
from fujidesk.domain.progress import NoProgress
from fujidesk.errors import MachineError
from fujidesk.services.support import SupportFacts
from fujidesk.services.workspace import Workspace

_HEADS = {".pdf": b"%PDF-", ".png": b"\x89PNG", ".xlsx": b"PK", ".docx": b"PK", ".pptx": b"PK", ".svg": b"<"}
"""How files of a kind begin."""
_PACK_KINDS = (".pptx", ".pdf", ".xlsx", ".docx")


class SelfTestError(MachineError):
    """A part of the program does not do what it should, on this machine or in this build."""


@dataclass(frozen=True)
class Step:
    """One thing that is tried; do returns what came of it, in a few words."""

    title: str
    do: Callable[[], str]


def file_steps(workspace: Workspace, folder: Path) -> Sequence[Step]:
    """Return the steps on files, in their order.

    Args:
        workspace: a sample of two years or more, the last but one of which is approved; it is written to.
        folder: an empty one, for what is written.
    """
    profile = workspace.profile
    approved = profile.first_year
    collected = approved + 1
    return (
        Step("古い形式の台帳を新しい形式に変える", partial(_migrate, folder)),
        Step("台帳を Excel に書き出し、直して読み戻す", partial(_register, workspace, folder)),
        Step("計画書を Word に書き出し、読み戻す", partial(_plan_book, workspace, folder)),
        Step("調査票を作り、読み取る", partial(_survey, workspace, folder, collected)),
        Step("会議資料を 4 つの形式で書き出す", partial(_pack, workspace, folder, approved)),
        Step("公表のフォルダーを書き出す", partial(_publish, workspace, folder, approved)),
        Step("図を書き出す", partial(_charts, workspace, folder, approved)),
        Step("問合せ用情報をまとめる", partial(_support, workspace, folder)),
        Step("バックアップを取り、台帳を検査する", partial(_check, workspace)),
    )


def expect(holds: object, what: str) -> None:
    """Raise unless something holds.

    Raises:
        SelfTestError: it does not; names what was expected.
    """
    if not holds:
        raise SelfTestError(f"自己診断で、{what}を確かめられませんでした。プログラムを入れ直してください。")


def _migrate(folder: Path) -> str:
    """Make a file of the first form and bring it to the newest; the migrations are files of the build."""
    # Late: Alembic is needed for older files only.
    from fujidesk.models import sqlite, sqlite_checks, upgrading

    path = folder / "old.db"
    sqlite.make_empty(path)
    with sqlite.single_user_engine(path) as engine, engine.connect() as connection:
        upgrading.run_scripts(connection, upgrading.REVISIONS[0])
    expect(sqlite_checks.revision(path) == upgrading.REVISIONS[0], "最初の形式の台帳")
    upgrading.migrate(path, _quiet)
    expect(sqlite_checks.revision(path) == upgrading.HEAD, "新しい形式の台帳")
    return f"{upgrading.REVISIONS[0]} → {upgrading.HEAD}"


def _quiet(_done: int, _total: int) -> None:
    """Tell nobody of the steps of copying."""


def _register(workspace: Workspace, folder: Path) -> str:
    """Write the register as a workbook, give a project another name there, and take it over."""
    from openpyxl import load_workbook  # late: as all that reads and writes workbooks

    path = folder / "register.xlsx"
    count = workspace.register_exchange.write_workbook(path)
    _expect_file(path)
    record = workspace.registry.records()[0]
    wanted = f"{record.title}（自己診断）"
    book = load_workbook(path)
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == record.title]
    expect(cells, "書き出したブックの事業名")
    cells[0].value = wanted
    book.save(path)
    found = workspace.register_exchange.compare_workbook(path)
    expect(not found.faults and len(found.differences) == 1, "書き出したブックとの違い")
    workspace.register_exchange.apply(found.differences)
    expect(workspace.registry.sheet(record.number).record.title == wanted, "取り込んだ事業名")
    return f"{count} 事業"


def _plan_book(workspace: Workspace, folder: Path) -> str:
    """Write the plan as a document, and find no difference to it."""
    path = folder / "plan.docx"
    done = workspace.plan_book.write(path, dt.date(workspace.profile.first_year, 4, 1))
    _expect_file(path)
    found = workspace.plan_import.read([path])
    expect(found.projects == done.projects, "書き出した計画書の事業の数")
    expect(not found.differences and not found.disagreements, "書き出した計画書と台帳の一致")
    return f"{done.projects} 事業、{done.pages} 頁"


def _survey(workspace: Workspace, folder: Path, year: int) -> str:
    """Write the forms of a department and know them again."""
    entry = workspace.surveys.status(year).departments[0].entry
    out = folder / "survey"
    out.mkdir()
    issued = workspace.survey_issue.issue(year, out, [entry.department])
    for path in issued.paths:
        _expect_file(path)
    replies = workspace.survey_collect.read([out], year).replies
    expect(len(replies) == len(issued.paths), "書き出した調査票の数")
    expect(not any(reply.refusal for reply in replies), "書き出した調査票の読み取り")
    return f"{len(replies)} ファイル"


def _pack(workspace: Workspace, folder: Path, year: int) -> str:
    """Write the papers for the headquarters in all formats."""
    written = workspace.pack_files.write("honbu", year, folder / "pack")
    kinds = {path.suffix for path in written.paths if path.name != MANIFEST_NAME}
    for path in written.paths:
        _expect_file(path)
    expect(kinds >= set(_PACK_KINDS), "会議資料の 4 つの形式")
    return f"{len(written.paths)} ファイル"


def _publish(workspace: Workspace, folder: Path, year: int) -> str:
    """Write the folder for the website; its guard reads everything back."""
    done = workspace.publication.write(year, folder / "public")
    expect((done.folder / "index.html").is_file(), "公表のページ")
    return f"{done.files} ファイル"


def _charts(workspace: Workspace, folder: Path, year: int) -> str:
    """Draw a chart in three formats, and the timeline as a PDF."""
    chart = workspace.charts.chart(ChartName.GRADES_BY_POLICY, year)
    paths = [folder / f"chart{kind}" for kind in (".png", ".svg", ".pdf")]
    for path in paths:
        workspace.charts.export(chart, path)
    timeline = folder / "timeline.pdf"
    workspace.timeline.export(workspace.timeline.data(dx_only=True), timeline)
    for path in (*paths, timeline):
        _expect_file(path)
    return f"{len(paths) + 1} ファイル"


def _support(workspace: Workspace, folder: Path) -> str:
    """Write the zip for whoever helps from outside."""
    path = folder / "support.zip"
    workspace.write_support(path, SupportFacts({}, {}), NoProgress())
    with zipfile.ZipFile(path) as bundle:
        names = bundle.namelist()
    expect({"system.json", "database.json", "check.json"} <= set(names), "問合せ用情報の中身")
    return f"{len(names)} 項目"


def _check(workspace: Workspace) -> str:
    """Make a backup and look the database over."""
    backup = workspace.back_up()
    expect(backup.is_file(), "バックアップ")
    faults = [str(found) for found in workspace.check() if found.severity is Severity.FAULT]
    expect(not faults, f"台帳（{'、'.join(faults[:3])}）")
    return "誤り 0 件"


def _expect_file(path: Path) -> None:
    """Expect a file that begins as its kind does."""
    head = _HEADS.get(path.suffix, b"")
    expect(path.is_file() and path.read_bytes()[: len(head)] == head, f"書き出したファイル（{path.name}）")
