"""What made-up input is given to: each target takes bytes, and comes to a good end or raises.

A good end: the file is taken, or refused in one of the program's own sentences with nothing stored. Inputs
are written so that small changes of them mean something: one part of a packed file, pieces of a database.
`benchmarks.fuzzing` runs them with coverage guidance; a test runs them on their seeds.
"""

import datetime as dt
import io
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from openpyxl import load_workbook

from benchmarks import collecting, synthetic
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.hearings import HearingKind
from fujidesk.domain.office_values import RECORD_TYPES
from fujidesk.errors import FujideskError
from fujidesk.paths import user_folders
from fujidesk.services.plan_start import plan_start
from fujidesk.services.survey_collect import accept
from fujidesk.services.workspace import Workspace, open_workspace
from fujidesk.settings import SettingsStore

YEAR = 2022
HEARING = "R4-001"
PROJECTS = 3
SHEET = """・重点事業

事業番号|1-1-1|総合計画 施策番号|B2-1-4|行政経営プラン 取組番号|-|DX|○
事業名|窓口の予約||||||
事業概要|<p>受ける。</p> BYOD* の ・一つ ・二つ||||||
事業の目的|案内<br/>地図&amp;||||||
期待される効果|<ul><li>早い</li></ul>||||||
達成課題|電波 [※]||||||
その他関連する計画・事業|-||||||
施策指標等|令和8年度には予約を1,200件まで増やす。||||||
スケジュール|||||||
令和4年度|令和5年度|令和6年度|令和7年度|令和8年度|||
上期|下期|上期|下期|上期|下期|上期|下期
要件調査・導入検討|要件調査・導入検討|導入準備|導入準備|運用・実施|運用・実施|運用・実施|運用・実施
試験第1課|試験第1課|試験第1課|試験第1課|試験第1課|試験第1課|試験第1課|試験第1課
年度ごとの取組内容等|||||||
令和4年度|設計する||||||
令和5年度|設計する||||||
令和6年度|作る||||||
令和7年度|-||||||
令和8年度|動かす||||||
"""
PLAN = f"""計画

情報化事業一覧

1 試験方針1

1.1 試験施策1.1

事業番号|情報化事業|所管部署|事業分類|DX|頁
1-1-1|窓口の予約|試験第1課|重点|○|10

各事業について

{SHEET}
1 試験方針1

1.1 試験施策1.1

{SHEET}
デジタル変革に資する事業一覧

1 試験方針1

1.1 試験施策1.1

事業番号|情報化事業名|スケジュール|||||||||
||R 4||R 5||R 6||R 7||R 8|
||上期|下期|上期|下期|上期|下期|上期|下期|上期|下期
1-1-1|窓口の予約|(2)||(3)|||(4)||||

スケジュール凡例

(1)|… 調査・基礎研究|(2)|… 要件調査・導入検討
-----|-----------|-----|-------------

施策指標等

令和8年度には予約を1,200件まで増やす。
""".replace("|", "\t")
"""A sheet stands twice: the first one explains the form."""
CHAPTER = """## 第5章 情報化施策

本章では、テーマや領域などを述べます。

### 1. 試験方針1

#### 1.1 デジタルを原動力とするテーマや領域

窓口は 24 時間です。図表 5-1 に示すとおり、窓口<sup>※</sup>は混みます。

#### 1.2 社会的背景と現状

混雑<sup>\\*</sup>が続きます。

※各年の値です。

- ・窓口が少ない。

### 1.3 本市のこれまでの取組

窓口を増やしました。

### 1.4 本市の課題

まだ混みます。

## 1.5 今後の方向性

予約を始めます。

### 試験施策1.1

予約窓口を開きます。
"""
SETTINGS = (
    'version = 1\n[window]\ntab = "home"\nscale = 100\n[registry]\nwidths = [1, 2]\n[a.b]\nc = [{d = nan}]\n'
)
_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Target:
    """seeds: inputs to begin with. run: takes one input; what it raises is a fault of the program.

    space: what it holds open.
    """

    seeds: tuple[bytes, ...]
    run: Callable[[bytes], None]
    space: Workspace | None = None


def taken(work: Callable[[], _Found]) -> _Found | None:
    """Do it; None where it was refused, which has to be in a sentence."""
    try:
        return work()
    except FujideskError as error:
        if not str(error).rstrip().endswith(("。", "）")):
            raise AssertionError(f"no sentence: {error!r}") from error
        return None


def plan_text(folder: Path) -> Target:
    """Plan documents as text, in the codings that they come in."""
    space = _register(folder)
    coded = (PLAN.encode(), PLAN.encode("cp932"), b"\xef\xbb\xbf" + PLAN.encode(), PLAN.encode("utf-16"))
    coded += (CHAPTER.encode(), PLAN[PLAN.index("\n事業番号\t") :].encode())
    return Target(coded, lambda data: _read_plan(space, folder / "計画.txt", data), space)


def plan_word(folder: Path) -> Target:
    """Plans as the Word document that the program writes."""
    space = _register(folder)
    space.plan_book.write(folder / "計画書.docx", dt.date(2026, 4, 1))
    _change(space)
    package = _Package((folder / "計画書.docx").read_bytes())
    return Target(
        package.seeds(), lambda data: _read_plan(space, folder / "計画.docx", package.forged(data)), space
    )


def register_workbook(folder: Path) -> Target:
    """The workbook of the register, edited by somebody."""
    space = _register(folder)
    space.register_exchange.write_workbook(folder / "台帳.xlsx")
    _edit(folder / "台帳.xlsx", space.registry.records()[0].title)
    package = _Package((folder / "台帳.xlsx").read_bytes())
    path = folder / "届いた.xlsx"

    def run(data: bytes) -> None:
        """Compare, take all differences, and take them back."""
        path.write_bytes(package.forged(data))
        before = _content(space)
        found = taken(lambda: space.register_exchange.compare_workbook(path))
        differences = found.differences if found is not None else ()
        if differences and taken(lambda: space.register_exchange.apply(differences)) is not None:
            space.edits.undo()
        _same(_content(space), before)

    return Target(package.seeds(), run, space)


def survey_return(folder: Path) -> Target:
    """The workbook of the survey, filled by a department."""
    space = _register(folder)
    package = _Package(collecting.filled(space, folder / "調査票")[0].read_bytes())
    path = folder / "返信.xlsx"

    def run(data: bytes) -> None:
        """Read, store what is valid, and take it back."""
        path.write_bytes(package.forged(data))
        before = _content(space), space.reports.of_year(YEAR)
        preview = taken(lambda: space.survey_collect.read([path], YEAR))
        if preview is not None:
            for _ in taken(lambda: space.survey_collect.apply(preview, accept(preview, "valid"))) or ():
                space.edits.undo()
        _same((_content(space), space.reports.of_year(YEAR)), before)

    return Target(package.seeds(), run, space)


def attachment(folder: Path) -> Target:
    """Files kept with a hearing: the name up to the first line feed, then the content."""
    space = _register(folder)
    space.hearings.plan(space.hearings.drafted(YEAR, HearingKind.OTHER, "試験第1課"))
    (folder / "届いた").mkdir()

    def run(data: bytes) -> None:
        """Keep it, give it out again, and take it back."""
        name, _, content = data.partition(b"\n")
        path = (
            folder / "届いた" / name.decode("utf-8", "surrogateescape").replace("/", "_").replace("\0", "_")
        )
        try:
            path.write_bytes(content)
        except OSError:
            return  # a name that this system does not take
        if taken(lambda: space.attachments.add(HEARING, path)) is not None:
            kept = space.hearings.attachments(HEARING)[-1]
            space.attachments.save(kept, folder / "出した.bin")
            _same((folder / "出した.bin").read_bytes(), content)
            space.edits.undo()
        path.unlink()

    seeds = ("議事録.docx\n本文".encode(), b"..\\a.exe\nMZ", b".\n", "＝cmd\u202e\n1".encode())
    return Target(seeds, run, space)


def database_file(folder: Path) -> Target:
    """A register's file with pieces exchanged: 3 bytes say where, 1 how many, then they follow.

    The very first byte says whether it is opened read-only.
    """
    _register(folder).close()
    base, place = (folder / "台帳.db").read_bytes(), folder / "開く"

    def run(data: bytes) -> None:
        """Open it, read-only below 0x80, ask for all that the tabs show, close it."""
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        path = place / "届いた.db"
        path.write_bytes(_patched(base, data))
        folders = user_folders(place / "profile")
        space = taken(lambda: open_workspace(path, folders, read_only=data[:1] < b"\x80"))
        if space is not None:
            for ask in _questions(space):
                taken(ask)
            taken(space.close)

    pages = [page for page in range(0, len(base), 4096) if base[page] in (2, 5, 10, 13)]  # b-trees
    patches = [page.to_bytes(3, "big") + b"\x08" + base[page : page + 8] for page in pages]
    heads = [mode + spot.to_bytes(3, "big") + b"\x04" + base[spot : spot + 4]
             for mode in (b"\x00", b"\x80") for spot in range(16, 100, 4)]  # fmt: skip
    return Target((b"\x00", b"\x80", *heads, *(b"\x00" + patch for patch in patches)), run)


def settings(folder: Path) -> Target:
    """The settings file: read, some of it changed, written and read again."""

    def run(data: bytes) -> None:
        """What one start keeps, the next one finds."""
        path = folder / "settings.toml"
        path.write_bytes(data)
        store = SettingsStore(path)
        names = ("window", "registry", "timeline", "surveys", "backup")
        kept = {name: store.group(name) for name in names[1:]}
        store.change_window(scale=120)
        store.put_group("fuzz", {"list": [1], "text": "\x7f＝"})
        store.save()
        again = SettingsStore(path)
        if store._path is not None:  # else of a newer program, and left alone
            _same(repr({name: again.group(name) for name in names[1:]}), repr(kept))
            _same(again.window.scale, 120)

    return Target((SETTINGS.encode(), b"a = 1979-05-27T07:32:00\nb = [[1], {c = 1e999}]\n", b"\xff"), run)


def profile(folder: Path) -> Target:
    """The plan profile of a city."""
    from fujidesk.exchange.profiles import available_profiles
    from fujidesk.resources import resource

    path = folder / "市.toml"

    def run(data: bytes) -> None:
        """Begin a plan with it."""
        path.write_bytes(data)
        taken(lambda: plan_start(path))

    shipped = (resource("profiles", f"{key}.toml").read_bytes() for key in available_profiles())
    return Target(tuple(shipped), run)


TARGETS: dict[str, Callable[[Path], Target]] = {
    "plan text": plan_text,
    "plan in Word": plan_word,
    "register workbook": register_workbook,
    "survey return": survey_return,
    "attachment": attachment,
    "database file": database_file,
    "settings": settings,
    "profile of a city": profile,
}


class _Package:
    """A packed file of ours, of which an input exchanges one part: the first byte says which, the rest is it.

    A first byte beyond the parts: the rest is the whole file.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self._parts = {name: package.read(name) for name in package.namelist()}

    def seeds(self) -> tuple[bytes, ...]:
        """Return an input for each part as it is, and one for the whole file."""
        parts = (bytes([place]) + part for place, part in enumerate(self._parts.values()))
        return (b"\xff" + self._data, *parts)

    def forged(self, data: bytes) -> bytes:
        """Return the file that an input means."""
        place = data[0] if data else 0
        if place >= len(self._parts):
            return data[1:]
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            for number, (name, part) in enumerate(self._parts.items()):
                package.writestr(name, data[1:] if number == place else part)
        return stream.getvalue()


def _register(folder: Path) -> Workspace:
    """Make a small register in a folder and open it."""
    synthetic.build(folder / "台帳.db", PROJECTS)
    return open_workspace(folder / "台帳.db", user_folders(folder / "profile"))


def _content(space: Workspace) -> tuple[object, ...]:
    """Return what a step and its undo must leave as it was: a department that became known stays known."""
    content = space.registry.content()
    return content.levels, content.projects


def _change(space: Workspace) -> None:
    """Change a text, so that a file written before differs from the register."""
    record = space.registry.records()[0]
    change = FieldChange(Entity.PROJECT, record.number, "overview", record.overview, "ほかの概要")
    space.edits.apply([change], "概要")


def _edit(path: Path, title: str) -> None:
    """Change a title in a workbook of the register, as somebody does."""
    book = load_workbook(path)
    cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    for cell in cells:
        if cell.value == title:
            cell.value = f"{title}（改）"
    book.save(path)


def _read_plan(space: Workspace, path: Path, data: bytes) -> None:
    """Read it as the import does; what it says is taken and taken back, where it can be."""
    path.write_bytes(data)
    before = _content(space)
    found = taken(lambda: space.plan_import.read([path]))
    differences = found.differences if found is not None else ()
    if found is not None and differences:
        done = taken(lambda: space.plan_import.apply(found, differences))
        if done is not None:
            space.edits.undo()
    _same(_content(space), before)


def _patched(base: bytes, data: bytes) -> bytes:
    """Return a file with the pieces exchanged that an input means."""
    made, rest = bytearray(base), data[1:]
    while len(rest) >= 4:
        place, count = int.from_bytes(rest[:3], "big") % len(base), rest[3]
        piece, rest = rest[4 : 4 + count], rest[4 + count :]
        made[place : place + len(piece)] = piece
    return bytes(made)


def _questions(space: Workspace) -> Iterator[Callable[[], object]]:
    """Yield what the tabs ask for."""
    yield from (
        space.registry.content, space.registry.rows, space.history.recent, space.history.fault, space.check,
        space.surveys.rounds, space.reports.of_all, space.evaluation.data, space.views.names,
        space.timeline.data, space.upper_plans.data, lambda: space.search.find("窓口"),
        lambda: space.surveys.status(YEAR), lambda: space.surveys.files(YEAR),
        lambda: space.oddities.oddities(YEAR),
    )  # fmt: skip
    yield from (lambda kind=kind: space.office.all(kind) for kind in RECORD_TYPES.values())


def _same(found: object, expected: object) -> None:
    """Raise where something is not as it was."""
    if found != expected:
        raise AssertionError(f"not as it was: {found!r:.300} != {expected!r:.300}")
