"""What commands about one fiscal year do alike, seen through one of them."""

import argparse
import json

import pytest

from fujidesk.cli.year_files import write_year
from fujidesk.errors import UserError


def options(db, tmp_path, **more):
    given = {"db": db, "data_dir": tmp_path / "d", "fy": 2022, "format": "json", "out": None, "plan": ""}
    return argparse.Namespace(**(given | more))


def text(workspace):
    return json.dumps([row.number for row in workspace.registry.rows()])


def test_text_goes_to_stdout_or_to_the_file(db, tmp_path, capfdbinary):
    assert write_year(options(db, tmp_path), text, None) == 0
    shown, _ = capfdbinary.readouterr()
    assert write_year(options(db, tmp_path, out=tmp_path / "o.json"), text, None) == 0
    assert (tmp_path / "o.json").read_bytes() == shown
    assert "o.json" in capfdbinary.readouterr().out.decode()


def test_a_workbook_is_made_where_it_was_asked_for(db, tmp_path):
    made = []
    write_year(options(db, tmp_path, format="xlsx", out=tmp_path / "o.xlsx"), text,
               lambda _space, path, _shown: made.append(path))  # fmt: skip
    assert made == [tmp_path / "o.xlsx"]


def test_the_database_is_never_the_output(db, tmp_path):
    with pytest.raises(UserError, match="データベース"):
        write_year(options(db, tmp_path, out=db), text, None)
