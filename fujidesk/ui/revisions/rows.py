"""The tables of 変更・見直し: the changes of a year, what one did, and the register of a day."""

from collections.abc import Mapping, Sequence

from fujidesk.domain.fields import field_label, place_of
from fujidesk.domain.numbers import sort_value
from fujidesk.domain.plan_words import STANDARD_WORDS, PlanWords
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.revision_lines import EffectLine, day_words, projects_words, state_text
from fujidesk.domain.revisions import Revision, RevisionKind, revision_name
from fujidesk.services.revisions import RegisterThen
from fujidesk.ui.formats import short_day
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow, Tone

CHANGE_COLUMNS = (
    FigureColumn("期日", chars=9), FigureColumn("種類", chars=13), FigureColumn("事業", wraps=True),
    FigureColumn("理由", wraps=True), FigureColumn("決定した会議", chars=15, wraps=True),
)  # fmt: skip
EFFECT_COLUMNS = (
    FigureColumn("事業番号", chars=9), FigureColumn("項目", chars=20, wraps=True),
    FigureColumn("変更前", wraps=True), FigureColumn("変更後", wraps=True),
)  # fmt: skip
_SHAPES = {
    RevisionKind.MERGE: "disc", RevisionKind.SPLIT: "disc", RevisionKind.COMPLETE: "disc",
    RevisionKind.SUSPEND: "triangle", RevisionKind.ADDITION: "", RevisionKind.RESUME: "",
}  # fmt: skip
"""Shapes beside the words of the kinds: a project ended, rests, runs again; all others a ring."""


def then_columns(profile: PlanProfile) -> tuple[FigureColumn, ...]:
    """Return the columns of the register of another day, in the city's words."""
    words = profile.words
    return (
        FigureColumn("事業番号", chars=9), FigureColumn("事業名", wraps=True),
        FigureColumn(words.lower, chars=5), FigureColumn("分類", chars=5),
        FigureColumn(words.department, wraps=True), FigureColumn("状態", chars=13, wraps=True),
        FigureColumn("今との違い", wraps=True),
    )  # fmt: skip


def change_rows(
    revisions: Sequence[Revision], titles: Mapping[str, str], words: PlanWords = STANDARD_WORDS
) -> list[FigureRow]:
    """Return the changes of a year; `FigureRow.number` is the revision's key."""
    return [_change_row(revision, titles, words) for revision in revisions]


def _change_row(revision: Revision, titles: Mapping[str, str], words: PlanWords) -> FigureRow:
    """Return a change; its projects stand on one line, all of them in the tool tip."""
    projects = projects_words(revision, titles)
    return FigureRow(
        (
            FigureCell(short_day(revision.day), key=revision.day, tip=day_words(revision.day)),
            FigureCell(revision_name(revision.kind, words), icon=_SHAPES.get(revision.kind, "ring")),
            FigureCell(projects.replace("\n", " "), tip=projects),
            _text(revision.reason),
            _text(revision.meeting),
        ),
        revision.key,
    )


def effect_rows(lines: Sequence[EffectLine]) -> list[FigureRow]:
    """Return what a change did, before and after."""
    return [
        FigureRow(
            (FigureCell(line.number), _text(line.label), _text(line.before), _text(line.after)), line.number
        )
        for line in lines
    ]


def then_rows(then: RegisterThen, profile: PlanProfile) -> list[FigureRow]:
    """Return the register of a day; what is another value today is named and marked."""
    found = []
    for record in then.records:
        words = differences_words(then.differing.get(record.number, ()))
        tone = Tone.CARE if words else Tone.PLAIN
        found.append(FigureRow(
            (
                FigureCell(record.number, key=sort_value(record.number)), _text(record.title),
                FigureCell(place_of(record)), FigureCell(profile.category_name(record.category)),
                _text("・".join(record.departments)), _text(state_text(record.state) or "実施中"),
                FigureCell(words, tip=words, tone=tone, icon="triangle" if words else ""),
            ),
            record.number,
        ))  # fmt: skip
    return found


def differences_words(fields: Sequence[str]) -> str:
    """Return which values are others today, half-years of the plan named once; "" for none."""
    names = ["スケジュール" if field.startswith("plan.") else field_label(field) for field in fields]
    names = ["今はない" if field == "*" else name for field, name in zip(fields, names, strict=True)]
    return "、".join(dict.fromkeys(names))


def _text(text: str) -> FigureCell:
    """Return a cell whose whole text is in its tool tip."""
    return FigureCell(" ".join(text.split()), tip=text)
