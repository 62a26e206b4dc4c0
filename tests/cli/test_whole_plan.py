"""`fujidesk evaluate --whole`, as it is written in the issue."""

import json

from fujidesk.app import main


def test_it_writes_json_and_a_workbook(built_register, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    database = ["--db", str(built_register)]
    assert main(["evaluate", *database, "--whole", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["total"]["projects"] == 202
    assert (told["first_year"], told["last_year"]) == (2022, 2026)
    assert main(["evaluate", *database, "--whole", "--fy", "R5", "--format", "xlsx", "--out", "w.xlsx"]) == 0
    assert (tmp_path / "w.xlsx").stat().st_size > 0


def test_a_year_or_the_whole_must_be_asked_for(built_register, capsys):
    assert main(["evaluate", "--db", str(built_register)]) == 2
    assert "--whole" in capsys.readouterr().err
