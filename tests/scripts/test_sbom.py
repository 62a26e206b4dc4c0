"""The bill of materials: CycloneDX, all that is pinned, what is in the product and what is not."""

import datetime as dt
import json

from scripts import sbom as tested
from scripts.parts import HERE, Part, pinned, program_parts

NOW = dt.datetime(2026, 11, 29, 12, 0, tzinfo=dt.UTC)
PINS = pinned("Alpha==1.0\nbeta_x==2.0\npytest==9\n")
PARTS = [Part("Alpha", "1.0", ("beta-x",)), Part("beta_x", "2.0")]


def made(words=lambda _name: "MIT"):
    return tested.sbom("0.1", PARTS, PINS, words, NOW)


def test_the_heads_are_those_of_the_standard():
    bill = made()
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.5", 1)
    assert bill["serialNumber"].startswith("urn:uuid:")
    assert bill["metadata"]["timestamp"] == "2026-11-29T12:00:00Z"
    assert bill["metadata"]["component"]["purl"] == "pkg:pypi/fujidesk@0.1"


def test_what_is_only_for_building_and_testing_is_excluded():
    scopes = {one["purl"]: one["scope"] for one in made()["components"]}
    assert scopes == {
        "pkg:pypi/alpha@1.0": "required", "pkg:pypi/beta-x@2.0": "required", "pkg:pypi/pytest@9": "excluded",
    }  # fmt: skip


def test_every_reference_is_of_a_component():
    bill = made()
    known = {one["bom-ref"] for one in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
    for line in bill["dependencies"]:
        assert {line["ref"], *line["dependsOn"]} <= known
    assert bill["dependencies"][1] == {"ref": "pkg:pypi/alpha@1.0", "dependsOn": ["pkg:pypi/beta-x@2.0"]}


def test_licences_are_expressions_or_names_or_not_known():
    words = {"alpha": "MIT OR Apache-2.0", "beta-x": "BSD License", "pytest": ""}
    given = {one["name"]: one.get("licenses") for one in made(words.__getitem__)["components"]}
    assert given == {
        "Alpha": [{"expression": "MIT OR Apache-2.0"}],
        "beta_x": [{"license": {"name": "BSD License"}}],
        "pytest": None,
    }


def test_the_same_parts_have_the_same_number_and_others_another():
    again = tested.sbom("0.2", PARTS, PINS, str, NOW)
    assert made()["serialNumber"] == made()["serialNumber"] != again["serialNumber"]


def test_the_programs_bill_holds_all_that_is_pinned(tmp_path, capsys):
    assert tested.main(["--out", str(tmp_path / "sbom.json")]) == 0
    bill = json.loads((tmp_path / "sbom.json").read_text(encoding="utf-8"))
    pins = pinned((HERE / "constraints.txt").read_text(encoding="utf-8"))
    assert len(bill["components"]) == len(pins)
    required = {one["name"] for one in bill["components"] if one["scope"] == "required"}
    assert required == {part.name for part in program_parts()}
    assert all(one.get("licenses") for one in bill["components"] if one["scope"] == "required")
