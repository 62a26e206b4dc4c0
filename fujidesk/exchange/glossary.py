"""Reads the words that papers explain (`resources/glossary.toml`)."""

import tomllib
from pathlib import Path

from fujidesk.domain.pack_parts.data import GlossaryTerm
from fujidesk.errors import UserError
from fujidesk.exchange.datafile import Entry, read_text
from fujidesk.resources import resource


def load_glossary(path: Path | None = None) -> tuple[GlossaryTerm, ...]:
    """Return the words with their meanings, in the order of the file; None: the file that ships.

    Raises:
        UserError: the file cannot be read, or a word has no meaning or stands twice.
    """
    path = path or resource("glossary.toml")
    try:
        values = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise UserError(
            f"{path.name} は TOML として読めません（{error}）。書き方を直してください。"
        ) from error
    top = Entry(path.name, values)
    items = top.entries("terms")
    top.unique("terms", items, lambda item: item.values.get("word"))
    return tuple(
        GlossaryTerm(
            item.text("word"), item.text("meaning"), item.texts("also") if "also" in item.values else ()
        )
        for item in items
    )
