"""Days as ISO text, as they are stored."""

import datetime as dt


def iso_day(value: object) -> str | None:
    """Return a day as ISO text; None where the value is none. 「20260615」 is 「2026-06-15」.

    Texts that `date.fromisoformat` reads beyond that are no days: it takes 「20260615xx」, which is a slip,
    and weeks (「2026-W25-1」), which nobody here writes.
    """
    text = str(value)
    try:
        day = dt.date.fromisoformat(text).isoformat()
    except ValueError:
        return None
    return day if text.replace("-", "") == day.replace("-", "") else None


def outside_fault(word: str, day: str, begins: dt.date, ends: dt.date) -> str:
    """Return why a day is none of a period, which is a slip of the year; "" where it is one, or none at all.

    word: what the day is, for the sentence. day: as `is_day` has it. begins, ends: of the period, included.
    """
    if not day or begins <= dt.date.fromisoformat(day) <= ends:
        return ""
    return f"{word}（{day}）が計画の期間の外です。{begins} から {ends} までの日にしてください。"


def is_day(text: str) -> bool:
    """Tell whether a day is typed in the form that is kept, 「2026-06-15」; such days compare as texts."""
    return iso_day(text) == text
