"""What the program remembers between starts: one TOML file, versioned; keys it does not know are kept.

Settings are a convenience: whatever is wrong with the file, the program starts with what is usual and says so
in the log. A damaged file is kept beside the new one; a file of a newer program is left as it is.
"""

import json
import logging
import math
import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeAlias

from fujidesk.errors import MachineError

FORMAT_VERSION = 1
SettingValue: TypeAlias = str | int | float | bool | list[str] | list[int]
_LOG = logging.getLogger(__name__)


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
        self._damaged = False
        self._document: dict[str, Any] = self._read(path)
        version = self._document.get("version", FORMAT_VERSION)
        if isinstance(version, int) and version > FORMAT_VERSION:
            _LOG.warning("settings of a newer program (%s) are left alone: %s", version, path)
            self._document, path = {}, None
        self._path = path
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
            if self._damaged:
                os.replace(self._path, self._path.with_suffix(".damaged.toml"))  # noqa: PTH105  # as below
                self._damaged = False
            temporary = self._path.with_suffix(".tmp")
            temporary.write_text(text, encoding="utf-8")
            os.replace(temporary, self._path)  # noqa: PTH105  # one atomic step
        except OSError as error:
            raise MachineError(
                f"設定を保存できませんでした（{self._path}）。フォルダーに書き込めるか確かめてください。"
            ) from error
        self._saved = text

    def _read(self, path: Path | None) -> dict[str, Any]:
        """Return the file's content; empty where it is missing, locked or damaged."""
        if path is None:
            return {}
        with suppress(FileNotFoundError):
            try:
                return tomllib.loads(path.read_text(encoding="utf-8"))
            except (ValueError, RecursionError) as error:  # no TOML, no UTF-8, or brackets without end
                self._damaged = True
                _LOG.warning("damaged settings count as empty: %s (%s)", path, error)
            except OSError as error:
                _LOG.warning("settings cannot be read: %s (%s)", path, error)
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
    """Write a document as TOML: plain values first, then the tables."""
    plain = {key: value for key, value in document.items() if not isinstance(value, dict)}
    lines = [f"{_key(key)} = {_value(value)}" for key, value in plain.items()]
    lines.extend(_table(_key(key), value) for key, value in document.items() if key not in plain)
    return "\n".join(lines) + "\n"


def _table(name: str, values: Mapping[str, Any]) -> str:
    """Write one table; tables inside it are written after it under their joined name."""
    plain = {key: value for key, value in values.items() if not isinstance(value, dict)}
    lines = [f"\n[{name}]", *(f"{_key(key)} = {_value(value)}" for key, value in plain.items())]
    lines += [_table(f"{name}.{_key(key)}", value) for key, value in values.items() if key not in plain]
    return "\n".join(lines)


def _key(name: str) -> str:
    """Write a key bare where TOML allows it, else quoted."""
    plain = name.replace("-", "").replace("_", "")
    return name if plain.isascii() and plain.isalnum() else _text(name)


def _value(value: object) -> str:
    """Write any value that TOML can hold, on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case float() if not math.isfinite(value):
            return str(value)  # inf, -inf and nan are TOML's words, too
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():  # inside a list
            return f"{{{', '.join(f'{_key(key)} = {_value(item)}' for key, item in value.items())}}}"
        case _:
            return str(value)  # numbers and dates read back as they are written


def _text(text: str) -> str:
    """Write a string; JSON's strings are TOML's but for DEL, which TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
