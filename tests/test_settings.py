"""Settings: kept between starts, unknown keys kept, damaged files forgiven, full disks told."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.errors import MachineError
from fujidesk.settings import SettingsStore, WindowSettings, _written
from tests.fuzzing import fuzz


def test_what_is_changed_comes_back(tmp_path):
    path = tmp_path / "config" / "settings.toml"
    store = SettingsStore(path)
    store.change_window(tab="registry", fiscal_year=2025, scale=150, theme="dark")
    store.put_group("registry", {"columns": ["number", "title"], "widths": [80, 200], "preview": True})
    store.save()
    again = SettingsStore(path)
    assert again.window == WindowSettings(tab="registry", fiscal_year=2025, scale=150, theme="dark")
    assert again.group("registry") == {"columns": ["number", "title"], "widths": [80, 200], "preview": True}


def test_unknown_keys_are_kept(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text(
        'version = 1\nlater = "値"\nday = 2026-04-01\n\n[window]\nscale = 125\nnew_key = 3\n\n[survey.mail]\n'
        '"宛 先" = "収納課 \\"係長\\""\nparts = [1, 2]\n',
        encoding="utf-8",
    )
    store = SettingsStore(path)
    store.change_window(scale=200)
    store.save()
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    assert found["later"] == "値"
    assert found["day"].isoformat() == "2026-04-01"
    assert found["window"]["new_key"] == 3
    assert found["window"]["scale"] == 200
    assert found["survey"]["mail"] == {"宛 先": '収納課 "係長"', "parts": [1, 2]}


def test_a_damaged_file_counts_as_empty(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\x00 = [")
    assert SettingsStore(path).window == WindowSettings()


def test_values_of_the_wrong_kind_are_left_out(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('[window]\nscale = "big"\ntheme = "dark"\n', encoding="utf-8")
    assert SettingsStore(path).window == WindowSettings(theme="dark")


def test_nothing_is_written_when_nothing_changed(tmp_path):
    path = tmp_path / "settings.toml"
    store = SettingsStore(path)
    store.save()
    before = path.stat().st_mtime_ns
    store.save()
    assert path.stat().st_mtime_ns == before


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path):
    (tmp_path / "taken").write_text("a file, not a folder")
    store = SettingsStore(tmp_path / "taken" / "settings.toml")
    with pytest.raises(MachineError, match="設定を保存できませんでした"):
        store.save()


def test_without_a_path_nothing_is_kept():
    store = SettingsStore(None)
    store.change_window(scale=200)
    store.save()
    assert store.window.scale == 200


PLAIN = st.one_of(
    st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"])), st.datetimes().map(lambda at: at.replace(fold=0)),
    st.dates(), st.times().map(lambda at: at.replace(fold=0)),
)  # fmt: skip
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
DOCUMENTS = st.dictionaries(
    NAMES,
    st.recursive(
        PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3)
    ),
    max_size=5,
)


@given(DOCUMENTS)
def test_whatever_stands_in_the_file_is_written_back_as_it_is(document):
    assert tomllib.loads(_written(document)) == document


@fuzz(60)
@given(st.one_of(st.binary(max_size=80), DOCUMENTS.map(lambda document: _written(document).encode())), st.binary(max_size=4),
       st.integers(0, 200))  # fmt: skip
def test_whatever_the_file_is_the_program_starts_and_saves(tmp_path_factory, content, noise, place):
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    path.write_bytes(content[:place] + noise + content[place:])
    store = SettingsStore(path)
    assert isinstance(store.window, WindowSettings)
    assert isinstance(store.group("registry"), dict)
    store.put_group("registry", {"preview": True})
    store.save()


@pytest.mark.parametrize(
    "text", ["days = [2026-04-01, 2026-05-01]", "[[mail]]\nto = 'a'\n[[mail]]\nto = 'b'", "x = [nan, inf]",
             "['宛 先']\nx = 1", "x = \"\\u007f\""],
    ids=["dates in a list", "list of tables", "no finite numbers", "table with a quoted name", "DEL"],
)  # fmt: skip
def test_unusual_toml_does_not_keep_the_program_from_starting(tmp_path, text):
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    store = SettingsStore(path)
    store.change_window(scale=150)
    store.save()
    kept = tomllib.loads(path.read_text(encoding="utf-8"))
    assert kept["window"]["scale"] == 150
    assert repr(kept | tomllib.loads(text)) == repr(kept)


@pytest.mark.parametrize("content", [b"\xff\x00 = [", b"scale = ", b"x = " + b"[" * 50_000], ids=range(3))
def test_a_damaged_file_is_kept_beside_the_new_one(tmp_path, content, caplog):
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    store = SettingsStore(path)
    assert "damaged settings" in caplog.text
    assert path.read_bytes() == content
    store.change_window(scale=125)
    store.save()
    assert (tmp_path / "settings.damaged.toml").read_bytes() == content
    assert SettingsStore(path).window.scale == 125


def test_settings_of_a_newer_program_are_neither_used_nor_written_over(tmp_path, caplog):
    path = tmp_path / "settings.toml"
    path.write_text('version = 2\n[window]\nscale = 200\ntab = "surveys"\n', encoding="utf-8")
    before = path.read_bytes()
    store = SettingsStore(path)
    assert store.window == WindowSettings()
    store.change_window(theme="dark")
    store.save()
    assert path.read_bytes() == before
    assert "newer program" in caplog.text


def test_a_file_that_cannot_be_read_counts_as_empty(tmp_path, caplog):
    folder = tmp_path / "settings.toml"
    folder.mkdir()
    assert SettingsStore(folder).window == WindowSettings()
    assert "cannot be read" in caplog.text


@pytest.mark.parametrize("text", ["window = 3", "version = 'x'", "[window]\nscale = 1.5\nfiscal_year = true"])
def test_groups_and_versions_of_the_wrong_kind_are_left_out(tmp_path, text):
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    store = SettingsStore(path)
    assert store.window == WindowSettings()
    assert store.group("window") == {} or "scale" in store.group("window")
    store.save()


def test_a_group_keeps_the_keys_that_are_not_given_again(tmp_path):
    store = SettingsStore(tmp_path / "settings.toml")
    store.put_group("timeline", {"zoom": 2})
    store.put_group("timeline", {"folder": "C:\\出力"})
    store.save()
    assert SettingsStore(tmp_path / "settings.toml").group("timeline") == {"zoom": 2, "folder": "C:\\出力"}
