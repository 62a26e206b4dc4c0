"""Settings: kept between starts, unknown keys kept, damaged files forgiven, full disks told."""

import tomllib

import pytest

from fujidesk.errors import MachineError
from fujidesk.settings import SettingsStore, WindowSettings


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
