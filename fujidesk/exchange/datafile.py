"""Reads values out of TOML and JSON data with checks; every fault is a sentence naming file and key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from fujidesk.errors import MachineError, UserError

_Choice = TypeVar("_Choice", bound=StrEnum)


def read_text(path: Path) -> str:
    """Return the text of a data file (UTF-8, with or without BOM).

    Raises:
        UserError: the file is missing or not UTF-8.
        MachineError: the file cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise UserError(f"{path.name} が見つかりません（{path}）。場所を確かめてください。") from error
    except UnicodeDecodeError as error:
        raise UserError(
            f"{path.name} は UTF-8 の文字として読めません。UTF-8 で保存し直してください。"
        ) from error
    except OSError as error:
        raise MachineError(
            f"{path.name} を読めません（{error.strerror}）。読む権利と場所を確かめてください。"
        ) from error


def spaced(name: str) -> str:
    """Return a name with a space after it if it ends in half-width: 「fuji.toml の」, 「（2 番目）の」."""
    return f"{name} " if name[-1:].isascii() else name


@dataclass(frozen=True)
class Entry:
    """One table (TOML) or object (JSON) of a data file.

    place: file name and, below the top, where in it: 「fuji.toml の phases（2 番目）」.
    """

    place: str
    values: Mapping[str, object]

    @classmethod
    def of(cls, place: str, value: object) -> "Entry":
        """Return the entry for a parsed value.

        Raises:
            UserError: the value is no table.
        """
        if not isinstance(value, dict):
            raise UserError(f"{spaced(place)}が項目の集まりになっていません。")
        return cls(place, value)

    def fault(self, key: str, expected: str) -> UserError:
        """Return the error that says what is expected of a key."""
        if key not in self.values:
            return UserError(f"{spaced(self.place)}に {key} がありません。{expected}を書いてください。")
        return UserError(f"{spaced(self.place)}の {key} が正しくありません。{expected}を書いてください。")

    def text(self, key: str) -> str:
        """Return a text that is not empty."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, "文字")
        return value

    def text_or(self, key: str, default: str) -> str:
        """Return a text that may be empty or missing."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.fault(key, "文字")
        return value

    def text_or_none(self, key: str) -> str | None:
        """Return a text, or None where it is missing or null."""
        return None if self.values.get(key) is None else self.text(key)

    def integer(self, key: str) -> int:
        """Return a whole number."""
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault(key, "整数")
        return value

    def integer_or_none(self, key: str) -> int | None:
        """Return a whole number, or None where it is missing or null."""
        return None if self.values.get(key) is None else self.integer(key)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self.values.get(key)
        if not isinstance(value, bool):
            raise self.fault(key, "true か false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none of them empty."""
        value = self.values.get(key)
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fault(key, "文字の並び")
        return tuple(value)

    def choice(self, key: str, kind: type[_Choice]) -> _Choice:
        """Return one of the choices of an enumeration."""
        value = self.values.get(key)
        if not isinstance(value, str) or value not in [str(item) for item in kind]:
            raise self.fault(key, "、".join(kind) + " のどれか")
        return kind(value)

    def entry(self, key: str) -> "Entry":
        """Return the table below a key."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise self.fault(key, "項目の集まり")
        return Entry(f"{spaced(self.place)}の {key}", value)

    def entries(self, key: str) -> list["Entry"]:
        """Return the list of tables below a key."""
        value = self.values.get(key)
        if not isinstance(value, list):
            raise self.fault(key, "項目の並び")
        return entries_of(f"{spaced(self.place)}の {key}", value)

    def unique(self, key: str, entries: list["Entry"], name: Callable[["Entry"], object]) -> None:
        """Refuse a list of tables in which two have the same name.

        Raises:
            UserError: a name stands twice.
        """
        names = [name(entry) for entry in entries]
        for found in names:
            if names.count(found) > 1:
                raise UserError(
                    f"{spaced(self.place)}の {key} に {found} が二度あります。一つにしてください。"
                )


def entries_of(place: str, items: list[object]) -> list[Entry]:
    """Return the items of a list as entries, each named by its place in the list."""
    return [Entry.of(f"{place}（{index} 番目）", item) for index, item in enumerate(items, start=1)]
