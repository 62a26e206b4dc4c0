"""Reads from a profile what a city calls its hearings: [[hearings]]."""

from fujidesk.domain.hearing_terms import STANDARD_HEARINGS, HearingTerm
from fujidesk.domain.hearings import HearingKind
from fujidesk.errors import UserError
from fujidesk.exchange.datafile import Entry, spaced


def hearing_terms(top: Entry) -> tuple[HearingTerm, ...]:
    """Return the entries of [[hearings]]; the standard ones where the profile leaves them out.

    Raises:
        UserError: a key twice, missing or not known; a name or an agenda is missing.
    """
    if "hearings" not in top.values:
        return STANDARD_HEARINGS
    items = top.entries("hearings")
    top.unique("hearings", items, lambda item: item.values.get("key"))
    found = tuple(map(_term, items))
    missing = [kind.value for kind in HearingKind if kind not in {term.kind for term in found}]
    if missing:
        raise UserError(
            f"{spaced(top.place)}の hearings に {'、'.join(missing)} がありません。"
            "三つのヒアリングをすべて書いてください。"
        )
    return found


def _term(item: Entry) -> HearingTerm:
    """Return one kind of hearing.

    Raises:
        UserError: as `hearing_terms`.
    """
    agenda = item.texts("agenda")
    if not agenda or not all(line.strip() for line in agenda):
        raise item.fault("agenda", "一つ以上の次第（空の行なし）")
    hearers = item.texts("hearers") if "hearers" in item.values else ()
    return HearingTerm(item.choice("key", HearingKind), item.text("name"), agenda, hearers)
