"""Design tokens: colours by meaning, read from resources/themes/*.toml; the only source of colours."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from fujidesk.errors import MachineError
from fujidesk.resources import resource

THEMES = {"light": "ライト", "dark": "ダーク", "contrast": "ハイコントラスト"}
"""The themes that ship, with their names, in the order of the menu."""


@dataclass(frozen=True)
class Tokens:
    """Colours (#RRGGBB) by meaning.

    edge: border of controls; line: quiet rule; ground: behind cards; surface: cards and tables.
    phases and phase_texts: one per phase, first phase first. grades and grade_texts: by letter. standings,
    standing_texts and standing_edges: states without a grade, by the value of `domain.scoring.Standing`.
    """

    key: str
    dark: bool
    text: str
    muted: str
    line: str
    edge: str
    ground: str
    surface: str
    header: str
    hover: str
    selection: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    focus: str
    good: str
    good_text: str
    care: str
    care_text: str
    bad: str
    bad_text: str
    today: str
    phases: tuple[str, ...]
    phase_texts: tuple[str, ...]
    grades: Mapping[str, str]
    grade_texts: Mapping[str, str]
    standings: Mapping[str, str]
    standing_texts: Mapping[str, str]
    standing_edges: Mapping[str, str]

    def phase_fill(self, number: int) -> str:
        """Return the colour of a phase (1 is the first); the last one for numbers beyond the scale."""
        return self.phases[min(number, len(self.phases)) - 1]

    def phase_text(self, number: int) -> str:
        """Return the colour of the figure on a phase."""
        return self.phase_texts[min(number, len(self.phase_texts)) - 1]

    def colors(self) -> dict[str, str]:
        """Return the plain colours by name, for the style sheet."""
        return {name: value for name, value in vars(self).items() if str(value).startswith("#")}


TEXT_PAIRS = (
    *((text, ground) for text in ("text", "muted", "accent") for ground in ("ground", "surface", "header")),
    *((text, ground) for text in ("text", "muted") for ground in ("hover", "selection", "accent_soft")),
    ("accent", "accent_soft"), ("accent", "hover"), ("accent", "selection"), ("accent_text", "accent"),
    ("accent_text", "accent_hover"), ("good_text", "good"), ("care_text", "care"), ("bad_text", "bad"),
    ("good_text", "surface"), ("care_text", "surface"), ("bad_text", "surface"), ("today", "surface"),
)  # fmt: skip
"""(text, background) pairs that the program puts together; each has a contrast of at least 4.5:1."""


def load_tokens(key: str) -> Tokens:
    """Read one theme's tokens.

    Raises:
        MachineError: the program's own files are missing or damaged.
    """
    path = resource("themes", f"{key}.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Tokens(
            key=data["key"], dark=data["dark"], **data["colors"],
            phases=tuple(data["phases"]["fill"]), phase_texts=tuple(data["phases"]["text"]),
            grades=data["grades"]["fill"], grade_texts=data["grades"]["text"],
            standings=data["standings"]["fill"], standing_texts=data["standings"]["text"],
            standing_edges=data["standings"]["edge"],
        )  # fmt: skip
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise MachineError(
            f"配色の定義（{path.name}）が読めません。プログラムを入れ直してください。"
        ) from error
