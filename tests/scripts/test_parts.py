"""Which packages the program consists of."""

import pytest

from scripts.parts import WINDOWS, PartsError, parts_of, pinned, program_parts, wanted

PINS = "# all\nAlpha==1.0\nbeta_x==2.0\ncolor==3\nonly.linux==4\n"
NEEDS = {
    "alpha": [
        "beta-x>=1",
        'color; sys_platform == "win32"',
        'only-linux; sys_platform == "linux"',
        'none; extra == "more"',
    ],
    "beta-x": ["Alpha"],
}


def parts(environment, requirements=("Alpha",), pins=PINS):
    return parts_of(
        requirements, pinned(pins), lambda name: NEEDS.get(name, []), {**environment, "extra": ""}
    )


def test_parts_are_found_through_others_for_the_machine_that_is_meant():
    assert [part.pin for part in parts(WINDOWS)] == ["Alpha==1.0", "beta_x==2.0", "color==3"]
    linux = {**WINDOWS, "sys_platform": "linux"}
    assert [part.pin for part in parts(linux)] == ["Alpha==1.0", "beta_x==2.0", "only.linux==4"]
    assert parts(WINDOWS)[0].requires == ("beta-x", "color")


def test_a_part_that_is_not_pinned_is_named():
    with pytest.raises(PartsError, match=r"color is needed but not pinned"):
        parts(WINDOWS, pins=PINS.replace("color==3\n", ""))


@pytest.mark.parametrize("text", ["alpha>=1\n", "alpha\n", "alpha==1\nAlpha==2\n"])
def test_a_line_that_pins_no_one_version_is_refused(text):
    with pytest.raises(PartsError, match="must pin one version"):
        pinned(text)


def test_requirements_come_from_the_project_and_its_extras():
    project = '[project]\ndependencies = ["a>=1"]\n[project.optional-dependencies]\nbuild = ["b==2"]\n'
    assert wanted(project) == ["a>=1"]
    assert wanted(project, ["build"]) == ["a>=1", "b==2"]


def test_the_programs_own_parts_are_all_pinned_also_for_windows():
    here, there = program_parts(), program_parts(WINDOWS)
    assert {"PySide6-Essentials", "SQLAlchemy", "lxml", "numpy"} <= {part.name for part in here}
    assert not {"pytest", "ruff", "pyinstaller"} & {part.name for part in here}
    assert {part.name for part in here} <= {part.name for part in there}


def test_a_direct_dependency_that_is_not_here_is_told(monkeypatch):
    monkeypatch.setattr("scripts.parts.wanted", lambda _project, _extras: ["lxml", "no-such-thing"])
    with pytest.raises(PartsError, match="no-such-thing must be installed here"):
        program_parts()


def test_an_extra_that_is_asked_for_brings_its_parts_also_when_it_comes_later():
    pins = PINS + "none==5\n"
    for lines in (["alpha[more]"], ["Alpha", "beta-x", "alpha[more]"], ["alpha[more]", "Alpha"]):
        assert "none==5" in [part.pin for part in parts(WINDOWS, lines, pins)]
    assert "none==5" not in [part.pin for part in parts(WINDOWS, pins=pins)]


def test_the_driver_for_a_server_is_a_part_with_its_binary_half():
    assert {"psycopg", "psycopg-binary"} <= {part.name for part in program_parts(WINDOWS)}
