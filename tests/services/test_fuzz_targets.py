"""What the fuzzing of the benchmarks gives its input to: each target takes its seeds, damaged ones too, and tells.

The run itself, for minutes and guided by the lines that are reached, is `python -m benchmarks fuzzing`.
"""

import importlib.util

import pytest

from benchmarks import __main__ as table
from benchmarks import fuzz_targets, fuzzing
from fujidesk.errors import UserError

SEEDS = 6
"""Of each target; the one of the database has a hundred and more."""


@pytest.fixture
def made(tmp_path):
    """Give what makes a target by its name."""
    targets = []

    def make(name):
        targets.append(fuzz_targets.TARGETS[name](tmp_path))
        return targets[-1]

    yield make
    for target in targets:
        if target.space is not None:
            target.space.close()


def damaged(seed):
    """Yield a seed as it is, cut, with a turned byte, and with a piece twice."""
    half = len(seed) // 2
    yield seed
    yield seed[:half]
    yield seed[:half] + bytes([seed[half] ^ 0x55]) + seed[half + 1 :]
    yield seed[:half] + seed[half // 2 :]


@pytest.mark.slow
@pytest.mark.parametrize("name", fuzz_targets.TARGETS)
def test_a_target_takes_its_seeds_and_damaged_ones(name, made):
    target = made(name)
    assert target.seeds
    for seed in target.seeds[:: max(1, len(target.seeds) // SEEDS)]:
        for data in damaged(seed):
            target.run(data)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["plan text", "plan in Word", "register workbook", "survey return", "attachment"]
)
def test_the_first_seed_is_taken_and_stored(name, made, monkeypatch):
    """Else the fuzzing would go no further than a refusal."""
    target = made(name)
    true, found = fuzz_targets.taken, []
    monkeypatch.setattr(fuzz_targets, "taken", lambda work: found.append(true(work)) or found[-1])
    before = len(target.space.history.recent(1000))
    target.run(target.seeds[0])
    assert found
    assert None not in found
    assert len(target.space.history.recent(1000)) > before


def test_all_that_the_issue_names_is_fuzzed():
    named = {"plan text", "register workbook", "survey return", "attachment", "database file", "settings"}
    assert named <= fuzz_targets.TARGETS.keys()


def test_an_input_exchanges_one_part_or_is_the_whole_file(made, tmp_path):
    target = made("register workbook")
    target.run(b"\xff" + b"no package")
    assert (tmp_path / "届いた.xlsx").read_bytes() == b"no package"
    target.run(b"\x00other")
    changed = (tmp_path / "届いた.xlsx").read_bytes()
    assert changed.startswith(b"PK")
    assert b"other" in changed


def test_pieces_of_a_database_are_exchanged_where_the_input_says():
    assert fuzz_targets._patched(bytes(10), b"\x00" + b"\x00\x00\x02\x02ab" + b"\x00\x00\x0b\x01c") == (
        b"\x00cab\x00\x00\x00\x00\x00\x00"
    )
    assert fuzz_targets._patched(b"1234", b"\x00\x00\x00") == b"1234"


def test_a_refusal_that_is_no_sentence_and_what_was_changed_are_faults():
    def refuse(text):
        raise UserError(text)

    assert fuzz_targets.taken(lambda: refuse("読めません。")) is None
    with pytest.raises(AssertionError, match="no sentence"):
        fuzz_targets.taken(lambda: refuse("KeyError"))
    with pytest.raises(ZeroDivisionError):
        fuzz_targets.taken(lambda: 1 // 0)
    with pytest.raises(AssertionError, match="not as it was"):
        fuzz_targets._same(1, 2)


def test_without_its_package_the_benchmark_says_so_and_measures_nothing(monkeypatch, capsys):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert fuzzing.measure() == []
    assert "atheris is not installed" in capsys.readouterr().out


def test_a_run_that_ends_by_itself_is_a_fault(monkeypatch, tmp_path):
    monkeypatch.setattr(fuzzing, "FOUND", tmp_path / "found")
    tried, fault = fuzzing._fuzzed("no such target")
    assert tried == 0
    assert fault


def test_it_is_run_on_request_only(capsys):
    assert set(table.NAMES).isdisjoint(table.ON_REQUEST)
    assert table.main(["nothing"]) == 2
    assert "fuzzing" in capsys.readouterr().err
