"""Members and training as files of the workspace."""

import datetime as dt
import json

from openpyxl import load_workbook

from fujidesk.domain.people import Member, Training

DAY = dt.date(2026, 7, 10)


def test_members_of_a_day_as_json(workspace):
    workspace.people.add(
        Member("", "headquarters", "本部長", "副市長", valid_from="2026-04-01"), dt.date(2026, 4, 1)
    )
    values = json.loads(workspace.people_files.members_json(DAY))
    assert (values["date"], values["sample"]) == ("2026-07-10", False)
    assert values["bodies"][0]["members"][0]["post"] == "副市長"
    earlier = json.loads(workspace.people_files.members_json(dt.date(2026, 3, 31)))
    assert earlier["bodies"][0]["members"] == []


def test_workbooks_are_written(workspace, tmp_path):
    workspace.people.save_training(Training("", 0, "2026-06-10", "書き方"))
    workspace.people_files.write_members(DAY, tmp_path / "m.xlsx")
    workspace.people_files.write_trainings(2026, tmp_path / "t.xlsx")
    assert len(load_workbook(tmp_path / "m.xlsx").sheetnames) == 5
    assert "書き方" in [cell.value for cell in load_workbook(tmp_path / "t.xlsx")["研修"]["B"]]
