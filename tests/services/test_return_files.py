"""A returned form is told from other workbooks at a glance."""

import datetime as dt
import os
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from fujidesk.services.return_files import looks_returned


@pytest.fixture
def form(small_workspace, tmp_path):
    result = small_workspace.survey_issue.issue(2022, tmp_path / "out", today=dt.date(2023, 4, 3))
    return result.paths[0]


def test_a_form_as_issued_and_saved_again_is_known(form, tmp_path) -> None:
    assert looks_returned(form)
    book = load_workbook(form)
    book.save(tmp_path / "返信.xlsx")
    assert looks_returned(tmp_path / "返信.xlsx")


def test_other_files_are_not(small_workspace, tmp_path) -> None:
    register = tmp_path / "台帳.xlsx"
    small_workspace.register_exchange.write_workbook(register)
    Workbook().save(tmp_path / "other.xlsx")
    (tmp_path / "text.xlsx").write_text("no workbook")
    with zipfile.ZipFile(tmp_path / "odd.xlsx", "w") as book:
        book.writestr("readme.txt", "nothing")
    for name in ("台帳.xlsx", "other.xlsx", "text.xlsx", "odd.xlsx", "missing.xlsx"):
        assert not looks_returned(tmp_path / name), name


def test_a_damaged_part_is_no_form(form, tmp_path) -> None:
    data = bytearray(form.read_bytes())
    with zipfile.ZipFile(form) as book:
        infos = [book.getinfo(name) for name in ("xl/workbook.xml", "docProps/custom.xml")]
    for info in infos:
        start = info.header_offset + 30 + len(info.filename)
        data[start + 5 : start + 40] = b"\xff" * 35
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(data)
    assert not looks_returned(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes that lie in a folder")
def test_a_pipe_is_not_waited_for(tmp_path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert not looks_returned(tmp_path / "pipe.xlsx")
    assert not looks_returned(tmp_path)
