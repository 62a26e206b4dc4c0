"""Edited workbooks: what offices do to them is understood or named by sheet and cell, all at once."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.packaging.custom import StringProperty

from fujidesk.domain.changes import Difference
from fujidesk.domain.progress import NoProgress
from fujidesk.domain.records import Category, Indicator, ProjectRecord, ScheduleCell
from fujidesk.errors import CancelledError, MachineError, UserError
from fujidesk.exchange.profiles import load_profile
from fujidesk.exchange.register_compare import differences_of
from fujidesk.exchange.register_read import read_register
from fujidesk.exchange.register_write import RegisterWriter

PROFILE = load_profile("fuji")
CELLS = tuple(ScheduleCell(when.fiscal_year, when.half, 2, ("収納課",)) for when in PROFILE.half_years)
FIRST = ProjectRecord(
    "1-1-1", "納付の仕組み", "1", "1.1", Category.PRIORITY, ("収納課",), True, 98, ("B1-7-5",), ("1-5-17",),
    summary="要約の文", overview="概要の文", purpose="目的の文", indicator=Indicator("年 10 件とする。"),
    schedule=CELLS, yearly_actions={2022: "調べる。"},
)  # fmt: skip
SECOND = replace(
    FIRST, number="1-1-2", title="申請の仕組み", schedule=(replace(CELLS[0], settled=False), *CELLS[1:])
)
THIRD = ProjectRecord("3-5-83", "台帳の運用", "3", "3.5", Category.CONTINUING, ("農政課",), overview="概要")
RECORDS = [FIRST, SECOND, THIRD]
LIST = "事業一覧"
Edit = Callable[[Workbook], object]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "台帳.xlsx"
    RegisterWriter(PROFILE, [], dt.datetime(2026, 11, 21, 9)).write(path, RECORDS)
    return path


def edited(book: Path, edit: Edit) -> tuple[dict[tuple[str, str], Difference], list[str]]:
    """Edit a copy of the workbook, read it and return its differences by (number, field) and its faults."""
    workbook = load_workbook(book)
    edit(workbook)
    path = book.with_name("編集.xlsx")
    workbook.save(path)
    return compared(path)


def compared(path: Path) -> tuple[dict[tuple[str, str], Difference], list[str]]:
    read = read_register(path, PROFILE, [record.number for record in RECORDS], NoProgress())
    found, faults = differences_of(read, RECORDS, {"収納課", "農政課"})
    by_field = {(item.change.key, item.change.field): item for item in found}
    return by_field, [fault.sentence for fault in (*read.faults, *faults)]


def put(sheet: str, cell: str, value: object) -> Edit:
    def edit(workbook: Workbook) -> None:
        workbook[sheet][cell] = value

    return edit


def cell_of(book: Path, sheet: str, part: str) -> str:
    """Return where a part stands on a project's sheet."""
    page = load_workbook(book)[sheet]
    columns = {page.cell(1, column).value: column for column in range(3, page.max_column + 1)}
    for row in range(2, page.max_row + 1):
        for token in str(page.cell(row, 1).value or "").split():
            name, _, key = token.partition("@")
            if name == part:
                return page.cell(row, columns[key]).coordinate
            kind, _, aspect = part.partition("/")
            if key == "*" and kind and name == f"{kind.partition('.')[0]}/{aspect}":
                return page.cell(row, columns[kind.partition(".")[2]]).coordinate
    raise AssertionError(part)


def test_an_untouched_workbook_changes_nothing(book: Path) -> None:
    assert compared(book) == ({}, [])


def test_one_edit_on_the_list(book: Path) -> None:
    found, faults = edited(book, put(LIST, "C3", "納付の新しい仕組み"))
    assert faults == []
    (difference,) = found.values()
    assert (difference.change.before, difference.change.after) == ("納付の仕組み", "納付の新しい仕組み")
    assert difference.note == "シート「事業一覧」のセル C3"


def test_one_edit_on_a_project_sheet(book: Path) -> None:
    place = cell_of(book, "1-1-1", "overview")
    found, faults = edited(book, put("1-1-1", place, "新しい概要\n二行目"))
    assert faults == []
    assert found["1-1-1", "overview"].change.after == "新しい概要\n二行目"
    assert found["1-1-1", "overview"].note == f"シート「1-1-1」のセル {place}"


@pytest.mark.parametrize(
    ("column", "typed", "field", "after"),
    [
        ("D", "農政課，収納課", "departments", ["農政課", "収納課"]),
        ("D", "農政課\n 収納課 ", "departments", ["農政課", "収納課"]),
        ("E", "推進事業", "category", "promotion"),
        ("F", "", "is_dx", False),
        ("F", "×", "is_dx", False),
        ("G", "１２３", "page", 123),
        ("G", 4.0, "page", 4),
        ("G", " p. 7 ", "page", 7),
        ("H", "Ｂ１－７－６、 A2", "sogo_codes", ["B1-7-6", "A2"]),
        ("H", "-", "sogo_codes", []),
        ("J", "３", "plan.2022.1", {"phase": 3, "departments": ["収納課"], "settled": True}),
        ("J", 3.0, "plan.2022.1", {"phase": 3, "departments": ["収納課"], "settled": True}),
        ("J", "（4）", "plan.2022.1", {"phase": 4, "departments": ["収納課"], "settled": True}),
        ("J", "運用・実施", "plan.2022.1", {"phase": 4, "departments": ["収納課"], "settled": True}),
        ("J", "－", "plan.2022.1", {"phase": None, "departments": ["収納課"], "settled": True}),
        ("J", None, "plan.2022.1", None),
        ("T", "令和8年度に 20 件", "indicator.text", "令和8年度に 20 件"),
        ("U", None, "summary", ""),
    ],
)
def test_what_offices_type_is_understood(
    book: Path, column: str, typed: object, field: str, after: object
) -> None:
    found, faults = edited(book, put(LIST, f"{column}3", typed))
    assert faults == []
    assert {key: item.change.after for key, item in found.items()} == {("1-1-1", field): after}


@pytest.mark.parametrize("circle", ["○", "〇", "◯", " ○ ", "●", "DX", True, "o"])
def test_every_kind_of_circle(book: Path, circle: object) -> None:
    found, faults = edited(book, put(LIST, "F5", circle))
    assert faults == []
    assert found["3-5-83", "is_dx"].change.after is True


@pytest.mark.parametrize(
    ("part", "typed", "field", "after"),
    [
        ("indicator.figure", "８，０００", "indicator.figure", "8000"),
        ("indicator.figure", 12.5, "indicator.figure", "12.5"),
        ("indicator.figure", "▲300", "indicator.figure", "-300"),
        ("indicator.due_year", "R8", "indicator.due_year", 2026),
        ("indicator.due_year", "令和 ８ 年度", "indicator.due_year", 2026),
        ("indicator.due_year", 2026.0, "indicator.due_year", 2026),
        ("indicator.direction", "以上", "indicator.direction", "at_least"),
        ("action.2022", "", "action.2022", None),
        ("action.2023", "始める。", "action.2023", "始める。"),
        ("plan.2022.1/departments", "", "plan.2022.1", {"phase": 2, "departments": [], "settled": True}),
    ],
)
def test_what_offices_type_on_a_sheet(
    book: Path, part: str, typed: object, field: str, after: object
) -> None:
    found, faults = edited(book, put("1-1-1", cell_of(book, "1-1-1", part), typed))
    assert faults == []
    assert {key: item.change.after for key, item in found.items()} == {("1-1-1", field): after}


def test_a_phase_put_right_is_settled(book: Path) -> None:
    found, _ = edited(book, put(LIST, "J4", 3))
    assert found["1-1-2", "plan.2022.1"].change.after == {
        "phase": 3, "departments": ["収納課"], "settled": True,
    }  # fmt: skip


def test_the_open_mark_can_be_taken_away(book: Path) -> None:
    place = cell_of(book, "1-1-2", "plan.2022.1/settled")
    found, faults = edited(book, put("1-1-2", place, None))
    assert faults == []
    assert list(found) == [("1-1-2", "plan.2022.1")]
    assert found["1-1-2", "plan.2022.1"].change.after == {
        "phase": 2, "departments": ["収納課"], "settled": True,
    }  # fmt: skip


def test_a_new_department_is_pointed_out(book: Path) -> None:
    found, _ = edited(book, put(LIST, "D3", "宇宙課"))
    assert found["1-1-1", "departments"].note.endswith("台帳にない部署名です：宇宙課")


def test_sheets_renamed_moved_and_rows_sorted(book: Path) -> None:
    def edit(workbook: Workbook) -> None:
        workbook[LIST].title = "一覧 (2)"
        workbook["1-1-1"].title = "メモ"
        workbook.move_sheet("メモ", 2)
        workbook.create_sheet("自分用")["A1"] = "何か"
        listing = workbook["一覧 (2)"]
        rows = [[cell.value for cell in listing[row]] for row in (3, 4, 5)]
        for target, values in zip((5, 3, 4), rows, strict=True):
            for column, value in enumerate(values, start=1):
                listing.cell(target, column).value = value

    assert edited(book, edit) == ({}, [])


def test_columns_and_rows_inserted(book: Path) -> None:
    def edit(workbook: Workbook) -> None:
        page = workbook["1-1-1"]
        page.merged_cells.ranges.clear()
        page.insert_rows(4)
        page.insert_cols(2)
        listing = workbook[LIST]
        listing.insert_cols(4)
        listing["D3"] = "覚え書き"
        listing.insert_rows(1)

    assert edited(book, edit) == ({}, [])


def test_merged_cells_on_the_list_hold_for_each_row(book: Path) -> None:
    def edit(workbook: Workbook) -> None:
        workbook[LIST]["D3"] = "農政課"
        workbook[LIST].merge_cells("D3:D4")

    found, faults = edited(book, edit)
    assert faults == []
    assert set(found) == {("1-1-1", "departments"), ("1-1-2", "departments")}


def test_a_row_or_sheet_that_is_gone_says_nothing(book: Path) -> None:
    def edit(workbook: Workbook) -> None:
        workbook[LIST].delete_rows(4)
        del workbook["3-5-83"]

    assert edited(book, edit) == ({}, [])


def test_the_same_edit_in_both_places_is_one_difference(book: Path) -> None:
    def edit(workbook: Workbook) -> None:
        workbook[LIST]["C3"] = "新しい名"
        workbook["1-1-1"][cell_of(book, "1-1-1", "title")] = "新しい名"

    found, faults = edited(book, edit)
    assert (len(found), faults) == (1, [])


def test_different_edits_in_both_places_are_a_fault(book: Path) -> None:
    place = cell_of(book, "1-1-1", "title")

    def edit(workbook: Workbook) -> None:
        workbook[LIST]["C3"] = "こちら"
        workbook["1-1-1"][place] = "あちら"

    found, faults = edited(book, edit)
    assert found == {}
    assert faults == [
        (
            f"シート「1-1-1」のセル {place}：1-1-1 の「事業名」が、シート「事業一覧」のセル C3 と違う値に"
            "変えられています。どちらかに揃えてください。"
        )
    ]


def test_the_register_may_have_moved_on_since(book: Path) -> None:
    workbook = load_workbook(book)
    workbook[LIST]["U3"] = "ブックの要約"
    workbook.save(book)
    moved = [replace(FIRST, title="台帳で直した名", summary="台帳で直した要約"), SECOND, THIRD]
    read = read_register(book, PROFILE, ["1-1-1", "1-1-2", "3-5-83"], NoProgress())
    found, faults = differences_of(read, moved)
    assert faults == []
    assert [item.change.field for item in found] == ["summary"], "the title was not edited in the workbook"
    assert found[0].change.before == "台帳で直した要約"
    assert found[0].note.endswith("書き出した後に台帳でも変更されています。")


def test_all_faults_are_told_at_once(book: Path) -> None:
    def edit(workbook: Workbook) -> None:
        listing = workbook[LIST]
        listing["B3"] = "1-1-9"
        listing["C4"] = "  "
        listing["E4"] = "最重要"
        listing["F4"] = "たぶん"
        listing["G4"] = "百"
        listing["I4"] = dt.datetime(2001, 5, 17)
        listing["J4"] = 5
        listing["K4"] = "=A1+1"
        listing["L4"] = "#REF!"
        listing["L4"].data_type = "e"
        listing["B6"] = "9-9-9"
        listing["B7"] = "新規"
        listing["B8"] = "3-5-83"
        listing["C9"] = "番号のない事業"

    _, faults = edited(book, edit)
    assert faults == [
        "シート「事業一覧」のセル B3：事業番号は変えられません。元の番号 1-1-1 に戻してください。",
        "シート「事業一覧」のセル C4：1-1-2 の「事業名」：事業名が空です。事業名を入れてください。",
        (
            "シート「事業一覧」のセル E4：1-1-2 の「事業分類」：「最重要」は事業分類にありません。"
            "重点・推進・継続 のどれかを入れてください。"
        ),
        (
            "シート「事業一覧」のセル F4：1-1-2 の「DX」：「たぶん」は読めません。"
            "該当するときは ○ を入れ、しないときは空にしてください。"
        ),
        "シート「事業一覧」のセル G4：1-1-2 の「頁」：「百」は頁ではありません。1 から 9999 までの数字を入れてください。",
        (
            "シート「事業一覧」のセル I4：1-1-2 の「行政経営プラン 取組番号」：日付や時刻になっています。"
            "セルの書式を「文字列」にして、元の値を入れ直してください。"
        ),
        (
            "シート「事業一覧」のセル J4：1-1-2 の「スケジュール（計画）R4上期の段階」：「5」は進捗段階にありません。"
            "1・2・3・4、終了は -、なければ空にしてください。"
        ),
        (
            "シート「事業一覧」のセル K4：1-1-2 の「スケジュール（計画）R4下期の段階」は計算式で、結果がありません。"
            "値を入れ直してください。"
        ),
        (
            "シート「事業一覧」のセル L4：1-1-2 の「スケジュール（計画）R5上期の段階」がエラー値（#REF!）です。"
            "値を入れ直してください。"
        ),
        "シート「事業一覧」のセル B6：事業番号 9-9-9 は台帳にない番号です。新しい事業はこの取り込みでは追加できません。",
        "シート「事業一覧」のセル B7：「新規」は事業番号ではありません。1-1-2 のような番号を文字列で入れてください。",
        "シート「事業一覧」のセル B8：事業 3-5-83 の行が 2 つあります（事業一覧 B5 にもあります）。1 つにしてください。",
        "シート「事業一覧」のセル B9：事業番号が空です。番号を入れてください。",
    ]


@pytest.mark.parametrize(
    ("part", "typed", "words"),
    [
        (
            "indicator.figure",
            "約百件",
            "「約百件」は数ではありません。単位を付けずに数字だけを入れてください",
        ),
        (
            "indicator.due_year",
            "8",
            "「8」は年度ではありません。R8、令和8年度、2026 のように入れてください。",
        ),
        (
            "indicator.direction",
            "上がる",
            "「上がる」は読めません。以上・以下・維持 のどれかを入れてください。",
        ),
        ("number", "1-1-8", "事業番号は変えられません。元の番号 1-1-1 に戻してください。"),
    ],
)
def test_faults_on_a_sheet(book: Path, part: str, typed: str, words: str) -> None:
    _, faults = edited(book, put("1-1-1", cell_of(book, "1-1-1", part), typed))
    assert len(faults) == 1
    assert words in faults[0]


def test_departments_without_a_phase(book: Path) -> None:
    def edit(workbook: Workbook) -> None:
        workbook[LIST]["J3"] = None
        workbook["1-1-1"][cell_of(book, "1-1-1", "plan.2022.1/departments")] = "農政課"

    found, faults = edited(book, edit)
    assert found == {}
    assert "その半期の段階が空です" in faults[0]


def test_a_copied_sheet_is_named(book: Path) -> None:
    def edit(workbook: Workbook) -> None:
        workbook.copy_worksheet(workbook["1-1-1"]).title = "控え"

    _, faults = edited(book, edit)
    assert faults == [
        "シート「控え」：事業 1-1-1 の個票が 2 枚あります（シート「1-1-1」にもあります）。1 枚にしてください。"
    ]


def test_a_sheet_of_an_unknown_project(book: Path) -> None:
    _, faults = edited(book, put("1-1-1", "A1", "fujidesk:project:1-1-9"))
    assert faults == [
        "シート「1-1-1」：事業番号 1-1-9 は台帳にない番号です。新しい事業はこの取り込みでは追加できません。"
    ]


# Files that are refused as a whole, each with its sentence


def made(change: Edit | None) -> bytes:
    workbook = Workbook()
    if change:
        change(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr(name, content)
    return stream.getvalue()


def other_plan(workbook: Workbook) -> None:
    workbook.active["A1"] = "fujidesk:list"
    workbook.custom_doc_props.append(StringProperty(name="fujidesk", value="register/1/atsugi"))


def other_period(workbook: Workbook) -> None:
    other_plan(workbook)
    workbook.custom_doc_props["fujidesk"].value = "register/1/fuji"
    hidden = workbook.create_sheet("x")
    for row in (("fujidesk:register", ""), ("plan", "fuji"), ("first_year", "2027")):
        hidden.append(row)


def newer(workbook: Workbook) -> None:
    workbook.active["A1"] = "fujidesk:list"
    workbook.custom_doc_props.append(StringProperty(name="fujidesk", value="register/2/fuji"))


def without_marks(workbook: Workbook) -> None:
    workbook.custom_doc_props.append(StringProperty(name="fujidesk", value="register/1/fuji"))


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<x/>")
        for place in range(5):
            package.writestr(f"xl/worksheets/sheet{place}.xml", b"0" * (90 * 1024 * 1024))
    return stream.getvalue()


BAD_FILES = {
    "a workbook of others": (
        lambda: made(None),
        ("「悪い.xlsx」は富士デスクが書き出した台帳のブックではありません。"
        "「台帳をExcelへ書き出し」で作ったブックを選んでください。"),
    ),
    "marks removed": (
        lambda: made(without_marks),
        ("「悪い.xlsx」の非表示の行と列（取り込みの目印）が消えています。"
        "台帳を書き出し直して、そのブックに入力してください。"),
    ),
    "another plan": (
        lambda: made(other_plan),
        "「悪い.xlsx」は別の計画の台帳です。「第四次富士市情報化計画」から書き出したブックを選んでください。",
    ),
    "of another period": (
        lambda: made(other_period),
        "「悪い.xlsx」は前か次の計画の台帳です。「第四次富士市情報化計画」から書き出したブックを選んでください。",
    ),
    "a newer version": (
        lambda: made(newer),
        "「悪い.xlsx」は新しい版の富士デスクが書き出したブックです。プログラムを新しくしてから取り込んでください。",
    ),
    "empty": (lambda: b"", "「悪い.xlsx」は空のファイルです。もう一度受け取ってください。"),
    "a text": ("番号,事業名".encode, "「悪い.xlsx」は Excel のブック（.xlsx）ではありません。"),
    "another zip": (
        lambda: with_member(b"", "a.txt", b"a"), "「悪い.xlsx」は Excel のブック（.xlsx）ではありません。",
    ),
    "an old workbook": (
        lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,
        "「悪い.xlsx」は古い形式（.xls）のようです。Excel で「Excel ブック (.xlsx)」として保存し直してください。",
    ),
    "an encrypted workbook": (
        lambda: bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
        "「悪い.xlsx」はパスワードで保護されています。Excel で保護を外して保存してから選んでください。",
    ),
    "macros": (
        lambda: with_member(made(None), "xl/vbaProject.bin", b"vba"),
        "「悪い.xlsx」にはマクロが入っています。「Excel ブック (.xlsx)」として保存し直してください。",
    ),
    "an OpenDocument sheet": (
        lambda: with_member(b"", "mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        "「悪い.xlsx」は .xlsx ではない表計算の形式です。「Excel ブック (.xlsx)」として保存し直してください。",
    ),
    "a zip bomb": (bomb, "「悪い.xlsx」は大きすぎて読めません。目当てのブックか確かめてください。"),
    "cut off": (
        lambda: made(other_plan)[:-400],
        "「悪い.xlsx」は壊れていて読めません。Excel で開いて保存し直すか、もう一度受け取ってください。",
    ),
    "broken XML": (
        lambda: with_member(with_member(b"", "xl/workbook.xml", b"<a"), "xl/_rels/workbook.xml.rels", b"<b"),
        "「悪い.xlsx」は壊れていて読めません。Excel で開いて保存し直すか、もう一度受け取ってください。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    make, sentence = BAD_FILES[name]
    path = tmp_path / "悪い.xlsx"
    path.write_bytes(make())
    before = path.read_bytes()
    with pytest.raises(UserError) as caught:
        read_register(path, PROFILE, ["1-1-1"], NoProgress())
    assert str(caught.value) == sentence
    assert path.read_bytes() == before


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="がありません。場所と名前を確かめてください"):
        read_register(tmp_path / "ない.xlsx", PROFILE, [], NoProgress())
    with pytest.raises(MachineError, match="はフォルダーです"):
        read_register(tmp_path, PROFILE, [], NoProgress())


@pytest.mark.parametrize("keep", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_workbook_cut_at_any_place_is_one_sentence(book: Path, keep: float) -> None:
    data = book.read_bytes()
    book.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(UserError, match="壊れていて読めません"):
        compared(book)


def test_a_cell_in_the_last_corner_costs_nothing(book: Path) -> None:
    assert edited(book, put(LIST, "XFD1048576", "端")) == ({}, [])


def test_the_hidden_sheet_may_be_lost(book: Path) -> None:
    def edit(workbook: Workbook) -> None:
        del workbook["fujidesk"]
        workbook[LIST]["C3"] = "新しい名"

    found, faults = edited(book, edit)
    assert (list(found), faults) == ([("1-1-1", "title")], [])


def test_the_hidden_sheet_may_be_damaged(book: Path) -> None:
    assert edited(book, put("fujidesk", "B5", "{")) == ({}, [])


def test_the_file_is_never_written_to_and_work_can_be_stopped(book: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, what: str) -> None:
            if done == 1:
                raise CancelledError

    before = (book.read_bytes(), book.stat().st_mtime_ns)
    with pytest.raises(CancelledError):
        read_register(book, PROFILE, [], Stop())
    assert (book.read_bytes(), book.stat().st_mtime_ns) == before
