"""Drop-downs of the survey's forms: the hidden sheet of official words, and the rules of white cells.

A list behind a defined name has no limit of 255 characters, and every entry begins with its code, so that
an entry that was pasted or typed can still be read.
"""

from typing import TYPE_CHECKING, Any

from fujidesk.domain.profile import PlanProfile, ScoreTerm
from fujidesk.domain.reports import ENDED_PHASE, answer_label
from fujidesk.exchange.survey_layout import LISTS_SHEET, MAX_KYEN, TEXT_LIMITS, InputKind, Line
from fujidesk.exchange.survey_looks import FormBook
from fujidesk.exchange.workbook_format import letter_of

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation

ENDED_ENTRY = f"{ENDED_PHASE} 終了"
"""The drop-down entry for a half-year in which the project had ended."""
PHASE_LIST = "phase"
"""Key of the phases' list, which both halves share."""
_NAME_PREFIX = "fd_"
_WIDTH = 30.0
_MAX_FIGURE = 10**12


def phase_entry(profile: PlanProfile, number: int) -> str:
    """Return a phase as it stands in a drop-down, 「4 運用・実施」; 「0 終了」 for the end."""
    return ENDED_ENTRY if number == ENDED_PHASE else f"{number} {profile.phase_name(number)}"


def score_entry(term: ScoreTerm, step: int) -> str:
    """Return a score as it stands in a drop-down, 「4 計画より進んでいる」."""
    return f"{step} {term.steps[step]}" if step in term.steps else str(step)


def choice_lists(profile: PlanProfile) -> dict[str, tuple[str, ...]]:
    """Return the entries of every drop-down by the line's field, PHASE_LIST for both halves."""
    scores = {
        f"score_{term.key}": tuple(score_entry(term, step) for step in sorted(term.steps, reverse=True))
        for term in profile.scores
    }
    return {
        "status": tuple(term.entry for term in profile.statuses),
        PHASE_LIST: (*(phase_entry(profile, term.number) for term in profile.phases), ENDED_ENTRY),
        **scores,
        "outlook": tuple(term.entry for term in profile.outlooks),
    }


def write_lists(book: FormBook, profile: PlanProfile) -> None:
    """Write the hidden sheet of entries, a column a list, and name each list."""
    from openpyxl.workbook.defined_name import DefinedName  # late: heavy

    lists = choice_lists(profile)
    form = book.add_sheet(LISTS_SHEET, [_WIDTH] * len(lists))
    for column, (name, entries) in enumerate(lists.items(), start=1):
        form.put(1, column, "進捗段階" if name == PHASE_LIST else answer_label(name, profile), "fm_head")
        for row, entry in enumerate(entries, start=2):
            form.put(row, column, entry, "fm_known")
        letter = letter_of(column)
        area = f"'{LISTS_SHEET}'!${letter}$2:${letter}${len(entries) + 1}"
        book.workbook.defined_names[_NAME_PREFIX + name] = DefinedName(_NAME_PREFIX + name, attr_text=area)
    form.sheet.sheet_state = "hidden"
    form.sheet.protection.sheet = True


def line_rule(line: Line, area: str, entries: tuple[str, ...] = ()) -> "DataValidation":
    """Return the rule of a line's white cell: what may stand there, with words before and after typing.

    entries: of its drop-down, for the words.
    """
    if line.kind is InputKind.AMOUNT:
        return amount_rule(area, line.label)
    if line.kind is InputKind.FIGURE:
        return _rule(
            area, line.label, "数字だけを記入してください（小数も可）。単位は付けません。",
            "数字だけを記入してください。単位や説明は「指標の実績に対する評価」に書いてください。",
            type="decimal", operator="between", formula1=str(-_MAX_FIGURE), formula2=str(_MAX_FIGURE),
            imeMode="off",
        )  # fmt: skip
    if line.kind is InputKind.TEXT:
        return text_rule(area, line.label, TEXT_LIMITS[line.name])
    name = PHASE_LIST if line.kind is InputKind.PHASE else line.name
    return _rule(
        area, line.label, f"▼を押して選んでください。\n{_listed(entries)}",
        "▼を押して、選択肢から選んでください。", type="list", formula1=_NAME_PREFIX + name,
    )  # fmt: skip


def amount_rule(area: str, label: str) -> "DataValidation":
    """Return the rule of an amount: a whole number of 千円 from 0 to `MAX_KYEN`."""
    return _rule(
        area, label, "千円単位の整数を記入してください（1,250,000円は 1250）。支出がなければ 0 です。",
        f"0 から {MAX_KYEN:,} までの整数を、千円単位で記入してください。",
        type="whole", operator="between", formula1="0", formula2=str(MAX_KYEN), imeMode="off",
    )  # fmt: skip


def text_rule(area: str, label: str, limit: int) -> "DataValidation":
    """Return the rule of a text: longer ones are warned of, not refused, so that nothing typed is lost."""
    return _rule(
        area, label, f"{limit}字までで記入してください。改行は Alt＋Enter です。",
        f"{limit}字を超えています。短くしてください（「はい」を押すとこのまま残ります）。",
        type="textLength", operator="lessThanOrEqual", formula1=str(limit), errorStyle="warning",
        imeMode="hiragana",
    )  # fmt: skip


def _rule(area: str, title: str, prompt: str, error: str, **limits: Any) -> "DataValidation":
    """Return a rule with its words; Excel takes 32 characters in a title and 255 in a text.

    limits: arguments of openpyxl's DataValidation.
    """
    from openpyxl.worksheet.datavalidation import DataValidation  # late: heavy

    rule = DataValidation(
        sqref=area, allow_blank=True, showErrorMessage=True, showInputMessage=True, **limits
    )
    rule.promptTitle = rule.errorTitle = title[:32]
    rule.prompt, rule.error = prompt[:255], error[:225]
    return rule


def _listed(entries: tuple[str, ...]) -> str:
    """Return the entries of a drop-down on lines of their own."""
    return "\n".join(entries)
