"""What the program remembers between starts: TOML, versioned; keys it does not know are kept."""

import contextlib
import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeAlias

from fujidesk.errors import MachineError

FORMAT_VERSION = 1
SettingValue: TypeAlias = str | int | float | bool | list[str] | list[int]


@dataclass(frozen=True)
class WindowSettings:
    """The shell's choices; scale in percent; fiscal_year 0: the current one; geometry: Qt's, in hex."""

    geometry: str = ""
    tab: str = "home"
    fiscal_year: int = 0
    scale: int = 100
    theme: str = "light"


class SettingsStore:
    """Reads the settings at once and writes them when told to; a damaged file counts as empty.

    path None remembers nothing (tests, pictures).
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._document: dict[str, Any] = _read(path)
        self._saved = _written(self._document)
        self.window = _group(WindowSettings(), self._document.get("window"))

    def change_window(self, **values: SettingValue) -> None:
        """Change some of the shell's choices."""
        self.window = replace(self.window, **values)  # type: ignore[arg-type]  # checked by the dataclass

    def group(self, name: str) -> dict[str, SettingValue]:
        """Return what a screen put under its name; empty at first."""
        group = self._document.get(name)
        return dict(group) if isinstance(group, dict) else {}

    def put_group(self, name: str, values: Mapping[str, SettingValue]) -> None:
        """Remember a screen's choices under its name; keys not given stay as they are."""
        self._document[name] = self.group(name) | dict(values)

    def save(self) -> None:
        """Write the file if something changed: to a temporary file first, then renamed.

        Raises:
            MachineError: the folder cannot be written to.
        """
        kept = self._document.get("window")
        known = kept if isinstance(kept, dict) else {}
        self._document |= {"version": FORMAT_VERSION, "window": known | asdict(self.window)}
        text = _written(self._document)
        if self._path is None or text == self._saved:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary = self._path.with_suffix(".tmp")
            temporary.write_text(text, encoding="utf-8")
            os.replace(temporary, self._path)  # noqa: PTH105  # one atomic step
        except OSError as error:
            raise MachineError(
                f"設定を保存できませんでした（{self._path}）。フォルダーに書き込めるか確かめてください。"
            ) from error
        self._saved = text


def _read(path: Path | None) -> dict[str, Any]:
    if path is not None:
        with contextlib.suppress(OSError, ValueError):  # missing or damaged: start with what is usual
            return tomllib.loads(path.read_text(encoding="utf-8"))
    return {}


def _group(usual: WindowSettings, given: object) -> WindowSettings:
    """Take the given values that have the right type."""
    if not isinstance(given, dict):
        return usual
    good = {
        item.name: given[item.name]
        for item in fields(usual)
        if type(given.get(item.name)) is type(getattr(usual, item.name))
    }
    return replace(usual, **good)


def _written(document: Mapping[str, Any]) -> str:
    """Write plain values and tables as TOML; JSON's strings and lists are TOML's."""
    plain = {key: value for key, value in document.items() if not isinstance(value, dict)}
    lines = [f"{_key(key)} = {_value(value)}" for key, value in plain.items()]
    lines.extend(_table(key, value) for key, value in document.items() if isinstance(value, dict))
    return "\n".join(lines) + "\n"


def _table(name: str, values: Mapping[str, Any]) -> str:
    """Write one table; tables inside it are written after it under their joined name."""
    plain = {key: value for key, value in values.items() if not isinstance(value, dict)}
    lines = [f"\n[{name}]", *(f"{_key(key)} = {_value(value)}" for key, value in plain.items())]
    lines += [_table(f"{name}.{_key(key)}", value) for key, value in values.items() if key not in plain]
    return "\n".join(lines)


def _key(name: str) -> str:
    plain = name.replace("-", "").replace("_", "")
    return name if plain.isascii() and plain.isalnum() else json.dumps(name, ensure_ascii=False)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int, float, list)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)  # dates of TOML read back as they are written
