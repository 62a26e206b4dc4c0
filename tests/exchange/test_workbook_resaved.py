"""A workbook that LibreOffice has saved again says the same; it comes out on paper as it should."""

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest

from fujidesk.domain.progress import NoProgress
from fujidesk.exchange.register_compare import differences_of
from fujidesk.exchange.register_read import read_register
from fujidesk.exchange.register_write import RegisterWriter

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
]


def convert(path: Path, form: str, out: Path) -> Path:
    command = [
        str(OFFICE), f"-env:UserInstallation=file://{out}/profile", "--headless",
        "--convert-to", form, "--outdir", str(out), str(path),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return out / f"{path.stem}.{form.partition(':')[0]}"


@pytest.fixture
def book(tmp_path, small_profile, small_content) -> Path:
    path = tmp_path / "register.xlsx"
    writer = RegisterWriter(small_profile, small_content.levels, dt.datetime(2026, 11, 21, 9))
    writer.write(path, small_content.projects)
    return path


def test_a_re_save_changes_nothing(book, tmp_path, small_profile, small_content) -> None:
    saved = convert(book, "xlsx:Calc MS Excel 2007 XML", tmp_path / "office")
    numbers = [record.number for record in small_content.projects]
    read = read_register(saved, small_profile, numbers, NoProgress())
    assert read.faults == []
    assert differences_of(read, small_content.projects) == ([], [])
    assert read.written_at.startswith("2026-11-21")
    read.base.clear()
    assert differences_of(read, small_content.projects) == ([], [])


def test_one_page_for_the_list_and_for_each_project(book, tmp_path) -> None:
    from pypdf import PdfReader

    pages = PdfReader(convert(book, "pdf", tmp_path / "office")).pages
    assert len(pages) == 4
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]
    assert sizes == [(842, 595), (595, 842), (595, 842), (595, 842)], "A4, list in landscape"
    assert "4 / 4" in pages[-1].extract_text()
