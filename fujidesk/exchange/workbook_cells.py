"""Reads the cells of a workbook that somebody gave us: values only, once it is seen to be safe.

The file is read once, into memory, and never written to: what is kept of a return is what was read. Nothing
is unpacked before the table of contents was looked at, and no part that declares entities is parsed.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.errors import MachineError, UserError
from fujidesk.exchange.unpacking import EntityError, OversizeError, Unpacker, is_bounded
from fujidesk.exchange.workbook_xml import (
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_UNPACKED_BYTES,
    CellContent,
    PackageXml,
    Place,
    read_sheet,
)

__all__ = [
    "MAX_COLUMNS", "MAX_ROWS", "BookCells", "CellContent", "Place", "SheetCells", "book_bytes", "read_book",
    "read_book_bytes", "reading_fault",
]  # fmt: skip

MAX_FILE_BYTES = 100 * 1024 * 1024
MAX_MEMBERS = 10_000
MAX_CELLS = 3_000_000
"""Of one sheet: a register of 20,000 projects has half of them."""
MAX_BOOK_CELLS = 2 * MAX_CELLS
_OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_MACRO_CONTENT = b"macroEnabled"
_XLSX_ADVICE = "Excel で「Excel ブック (.xlsx)」として保存し直してください。"
# What zipfile, expat and reading the parts raise for files that are damaged in the middle.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, ET.ParseError, EOFError, AttributeError, ArithmeticError,
    AssertionError, LookupError, RuntimeError, TypeError, ValueError,
)  # fmt: skip
_STARTS = (
    (b"%PDF", "PDF のファイルです"),
    (b"\x89PNG", "画像のファイルです"),
    (b"\xff\xd8\xff", "画像のファイルです"),
    (b"{\\rtf", "文書（リッチテキスト）のファイルです"),
    (b"Rar!", "圧縮されたファイル（RAR）です。展開してください"),
    (b"7z\xbc\xaf", "圧縮されたファイル（7z）です。展開してください"),
)
"""First bytes → what the file is instead of a workbook."""
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml")


@dataclass(frozen=True)
class SheetCells:
    """The cells of a sheet. merged: cell hidden in a merged area → the cell that holds its value.

    remarks: cell ("" for a text box) and words of notes, comments and text boxes, which no cell holds.
    """

    title: str
    cells: Mapping[Place, CellContent]
    merged: Mapping[Place, Place] = field(default_factory=dict)
    remarks: tuple[tuple[str, str], ...] = ()

    def at(self, row: int, column: int, *, through_merge: bool = False) -> CellContent | None:
        """Return a cell, or None where it is empty; with through_merge that of its merged area."""
        place = (row, column)
        if through_merge:
            place = self.merged.get(place, place)
        return self.cells.get(place)


@dataclass(frozen=True)
class BookCells:
    """A workbook that was read: its sheets in their order and its custom document properties.

    saved_at: when it says that it was last saved (ISO 8601), "" where it does not tell.
    """

    sheets: tuple[SheetCells, ...]
    properties: Mapping[str, str]
    saved_at: str = ""


def read_book(path: Path, progress: Progress) -> BookCells:
    """Read all values of a workbook.

    Raises:
        UserError: not a workbook, an old or encrypted one, one with macros, damaged or too large.
        MachineError: the file cannot be read.
        CancelledError: the user stopped the work.
    """
    return read_book_bytes(book_bytes(path), path.name, progress)


def book_bytes(path: Path) -> bytes:
    """Return the bytes of a file that may be a workbook.

    Raises:
        UserError: it is too large to be one of ours.
        MachineError: the file cannot be read.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError
        if path.exists() and not path.is_file():
            raise UserError(
                f"「{path.name}」はふつうのファイルではありません。目当てのブックを選んでください。"
            )
        if path.stat().st_size > MAX_FILE_BYTES:
            raise _too_large(path.name)
        return path.read_bytes()
    except OSError as error:
        raise reading_fault(error, path) from error


def read_book_bytes(data: bytes, name: str, progress: Progress | None = None) -> BookCells:
    """Read all values of a workbook that is in memory; name: of its file, for sentences.

    Raises:
        UserError: not a workbook, an old or encrypted one, one with macros, damaged or too large.
        CancelledError: the user stopped the work.
    """
    _refuse_other_files(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _refuse_package(package, name)
            return _read(package, progress or NoProgress())
    except OversizeError as error:
        raise _too_large(name) from error
    except EntityError as error:
        raise UserError(
            f"「{name}」には、表計算ソフトが書かない仕掛け（外部のファイルを読ませる宣言）があります。"
            "安全のため読みません。送り主に確かめてください。"
        ) from error
    except NotImplementedError as error:
        raise UserError(f"「{name}」は読めない方法で圧縮されています。{_XLSX_ADVICE}") from error
    except _DAMAGE as error:
        raise UserError(
            f"「{name}」は壊れていて読めません。Excel で開いて保存し直すか、もう一度受け取ってください。"
        ) from error


def reading_fault(error: OSError, path: Path) -> MachineError:
    """Return the sentence for a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return MachineError(f"ファイル「{path}」がありません。場所と名前を確かめてください。")
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return MachineError(f"「{path}」はフォルダーです。ファイルを選んでください。")
    if isinstance(error, PermissionError):
        return MachineError(
            f"「{path}」を読めません。Excel などで開いていれば閉じ、読む権限があるか確かめてください。"
        )
    reason = error.strerror or type(error).__name__
    return MachineError(f"「{path}」を読めませんでした（{reason}）。別の場所に写してからやり直してください。")


# What is refused before anything is unpacked


def _refuse_other_files(data: bytes, name: str) -> None:
    """Refuse by size and first bytes what cannot be a workbook.

    Raises:
        UserError: empty, too large, an old .xls, encrypted, or no zip archive.
    """
    if not data:
        raise UserError(f"「{name}」は空のファイルです。もう一度受け取ってください。")
    if len(data) > MAX_FILE_BYTES:
        raise _too_large(name)
    if data.startswith(_OLE_MAGIC):
        raise _old_or_encrypted(data, name)
    if not data.startswith(b"PK"):
        raise UserError(f"「{name}」は Excel のブック（.xlsx）ではありません。{_what_else(data)}")


def _what_else(data: bytes) -> str:
    """Return what a file is that is no workbook, as a sentence; "" where that cannot be told."""
    for start, words in _STARTS:
        if data.startswith(start):
            return f"{words}。"
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_MARKUP):
        return f"ウェブページか XML の形です。{_XLSX_ADVICE}"
    return ""


def _old_or_encrypted(content: bytes, name: str) -> UserError:
    """Return the error for an OLE file; Excel puts encrypted workbooks into that old container too."""
    if _ENCRYPTED_STREAM in content:
        return UserError(
            f"「{name}」はパスワードで保護されています。Excel で保護を外して保存してから選んでください。"
        )
    return UserError(f"「{name}」は古い形式（.xls）のようです。{_XLSX_ADVICE}")


def _too_large(name: str) -> UserError:
    """Return the error for a file that would fill the memory."""
    return UserError(f"「{name}」は大きすぎて読めません。目当てのブックか確かめてください。")


def _refuse_package(package: zipfile.ZipFile, name: str) -> None:
    """Refuse a package by its table of contents, before anything of it is unpacked.

    Raises:
        UserError: a zip bomb, encrypted members, macros, .ods, .xlsb, or no workbook at all.
        BadZipFile: two members have the same name, so that two programs may read different things.
        NotImplementedError: a member is packed in a way that no spreadsheet program uses.
    """
    members = package.infolist()
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        raise _too_large(name)
    if any(member.flag_bits & 1 for member in members):
        raise UserError(f"「{name}」はパスワードで保護されています。保護を外してから選んでください。")
    if not all(map(is_bounded, members)):
        raise NotImplementedError(name)
    names = {member.filename.lower() for member in members}
    if sentence := _macro_sentence(package, names):
        raise UserError(f"「{name}」{sentence}「Excel ブック (.xlsx)」として保存し直してください。")
    if "mimetype" in names or "xl/workbook.bin" in names:
        raise UserError(
            f"「{name}」は .xlsx ではない表計算の形式です。"
            "「Excel ブック (.xlsx)」として保存し直してください。"
        )
    if "xl/workbook.xml" not in names and "[content_types].xml" not in names:
        raise UserError(f"「{name}」は Excel のブック（.xlsx）ではありません。{_in_archive(names)}")
    if len(names) != len(members):
        raise zipfile.BadZipFile(name)


def _in_archive(names: set[str]) -> str:
    """Return what to do with an archive that holds workbooks, "" where it holds none."""
    if any(name.endswith((".xlsx", ".xls", ".xlsm")) for name in names):
        return "圧縮フォルダー（zip）のようです。中のブックを取り出してから選んでください。"
    return ""


def _macro_sentence(package: zipfile.ZipFile, names: set[str]) -> str:
    """Return that a workbook has macros or is of the kind that may have them, "" where it is not."""
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        return "にはマクロが入っています。"
    types = next(
        (item for item in package.infolist() if item.filename.lower() == "[content_types].xml"), None
    )
    if types is not None and _MACRO_CONTENT in Unpacker(package, MAX_UNPACKED_BYTES).read(types.filename):
        return "はマクロの入る形式（.xlsm など）です。"
    return ""


# Reading


def _read(package: zipfile.ZipFile, progress: Progress) -> BookCells:
    """Read all sheets, and what the workbook says of itself."""
    parts = PackageXml(package)
    listed = parts.sheets()
    named = [part for _, part in listed if part]
    if len(set(named)) != len(named):
        raise LookupError("a part is two sheets")
    context = parts.context()
    sheets: list[SheetCells] = []
    left = MAX_BOOK_CELLS
    for done, (title, part) in enumerate(listed):
        progress.step(done, len(listed), f"シート {title}")
        data = parts.read(part) if part else b""
        if data is None:
            raise LookupError(part)
        sheet = read_sheet(data, context, min(left, MAX_CELLS)) if data else None
        remarks = tuple(parts.remarks(part)) if part else ()
        cells, merged = (sheet.cells, sheet.merged) if sheet else ({}, {})
        left -= len(cells)
        sheets.append(SheetCells(title, cells, merged, remarks))
    return BookCells(tuple(sheets), parts.properties(), parts.saved_at())
