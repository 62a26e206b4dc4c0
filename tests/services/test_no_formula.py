"""No formula leaves the program: texts that look like one stay texts in every file that is written.

Every free text of a filled register begins as a formula that would start a program. What the survey's forms
compute is ours: it holds nothing of any text.
"""

import csv
import dataclasses
import datetime as dt
import io
import re
import sqlite3
import zipfile
from contextlib import closing
from xml.etree import ElementTree as ET

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.history_lines import HistoryFilter
from fujidesk.paths import user_folders
from fujidesk.services.import_report import plan_report, write_report
from fujidesk.services.sample import fill_sample
from fujidesk.services.workspace import open_workspace
from tests.services.test_internal_notes import LEAVING, packs, people, questions, register, survey

CALL = "cmd|'/C calc'!A0"
LEADS = "=+-@"
KEPT = {"meta", "plan_profile", "change_history", "snapshot", "saved_view", "alembic_version"}
"""Tables without texts that people wrote."""
CODED = {"state", "role", "search_text", "department"}
"""Columns whose texts are names of something."""
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMS = (survey, questions)
"""What writes forms, which compute."""


def forge(path):
    """Let every free text and title begin as a formula; returns how many do."""
    count = 0
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        for table in sorted(set(tables) - KEPT):
            for _, column, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")').fetchall():
                if (kind == "TEXT" or column == "title") and column not in CODED:
                    count += prefix(connection, table, column)
        connection.commit()
    return count


def prefix(connection, table, column):
    """Put the call before the texts of a column, empty ones and JSON aside; returns how many there are."""
    query = f"""UPDATE "{table}"
                SET "{column}" = substr(:leads, (rowid + :shift) % 4 + 1, 1) || :call || "{column}"
                WHERE "{column}" != '' AND substr("{column}", 1, 1) NOT IN ('[', '{{')"""
    return connection.execute(
        query, {"leads": "=" * 4 if column == "title" else LEADS, "shift": len(column), "call": CALL}
    ).rowcount


def renamed(part):
    """Return a part of a register with departments whose names begin as formulas."""
    if isinstance(part, tuple):
        return tuple(renamed(one) for one in part)
    if dataclasses.is_dataclass(part):
        return dataclasses.replace(
            part, **{field.name: renamed(getattr(part, field.name)) for field in dataclasses.fields(part)}
        )
    is_department = isinstance(part, str) and part.endswith(("課", "課等"))
    return f"={part}" if is_department else part


@pytest.fixture
def forged(tmp_path, small_profile, small_content):
    """A filled register all of whose texts look like formulas."""
    path = tmp_path / "s.db"
    fill_sample(path, [2022, 2023], small_profile, renamed(small_content))
    assert forge(path) > 200
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    yield opened
    opened.close()


def hearings(space, folder):
    space.hearing_files.write_all_minutes(2023, folder / "議事録")
    space.hearing_files.write_todos(folder / "宿題.xlsx")


def history(space, folder):
    number = space.registry.rows()[0].number
    record = space.registry.sheet(number).record
    change = FieldChange(Entity.PROJECT, number, "overview", record.overview, f"={CALL}")
    space.edits.apply([change], f"={CALL}")
    space.history_files.write_workbook(HistoryFilter(), folder / "履歴.xlsx")


def collected(space, folder):
    space.survey_issue.issue(2023, folder / "調査票")
    preview = space.survey_collect.read([folder / "調査票"], 2023)
    for path in (folder / "調査票").iterdir():
        path.unlink()
    for kind in ("xlsx", "csv", "json"):
        space.survey_collect.write_report(preview, folder / f"一覧.{kind}")


def next_plan(space, folder):
    last = space.profile.last_year
    space.next_plan.start(last + 1, last + 5, f"={CALL}")
    space.next_plan.write_table(space.next_plan.draft(), folder / "次期計画.xlsx", dt.date(2026, 10, 1))


def imported(space, folder):
    document = folder.parent / "計画.docx"
    space.plan_book.write(document, dt.date(2026, 4, 1))
    first = space.registry.records()[0]
    renamed = FieldChange(Entity.PROJECT, first.number, "title", first.title, "別の名前")
    space.edits.apply([renamed], "改称")
    found = space.plan_import.read([document])
    assert first.title in [item.change.after for item in found.differences]
    report = plan_report(found, sample=True)
    for kind in ("xlsx", "json"):
        write_report(report, folder / f"取り込み.{kind}", space.profile)


def packages(data, name):
    """Yield an Office file and the ones inside it (the figures of a chart are a workbook) with their parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {item: package.read(item) for item in package.namelist()}
    yield name, parts
    for item, part in parts.items():
        if part.startswith(b"PK"):
            yield from packages(part, f"{name}/{item}")


def formulas(parts):
    """Return (element or attribute, formula) of cells, rules, lists, names, charts, fields and links."""
    found = []
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            for item in ET.fromstring(part).iter():
                tag = str(item.tag).rpartition("}")[2]
                if tag in ("f", "formula", "formula1", "formula2", "definedName", "instrText", "fldSimple"):
                    found.append(
                        ("cell" if name.startswith("xl/worksheets/") and tag == "f" else tag, item.text or "")
                    )
                found += [(key, text) for key, text in item.attrib.items() if key in ("Target", "instr")]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("write", [*LEAVING, hearings, history, collected, next_plan, imported])
def test_texts_stay_texts_in_every_file(forged, tmp_path, write):
    folder = tmp_path / "out"
    folder.mkdir()
    write(forged, folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        if zipfile.is_zipfile(path):
            for name, parts in packages(path.read_bytes(), path.name):
                found = formulas(parts)
                assert [text for _, text in found if CALL in text] == [], name
                assert write in FORMS or [text for kind, text in found if kind == "cell"] == [], name
        elif path.suffix == ".csv":
            rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))
            risky = [cell for row in rows for cell in row if re.match(r"[=+@\t\r]|-(?![\d.]+$)", cell)]
            assert risky == [], path.name


def test_the_files_do_hold_what_looks_like_formulas(forged, tmp_path):
    """Else the test above would prove nothing."""
    for write in (register, packs, people):
        folder = tmp_path / write.__name__
        folder.mkdir()
        write(forged, folder)
        texts = [
            part.decode(errors="ignore").replace("&#39;", "'").replace("&apos;", "'")
            for path in folder.rglob("*.xlsx")
            for _, parts in packages(path.read_bytes(), path.name)
            for part in parts.values()
        ]
        assert any(f"={CALL}" in text for text in texts), write.__name__
