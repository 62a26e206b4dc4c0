"""The words of one city for what every plan has: who carries it out, who watches over it, who approves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanWords:
    """A city's words; the defaults are those of 富士市 (001, 002), which older stored plans have.

    department: who carries a project out. office: who watches over the plan, the program's user. approver:
    who approves a year's results, short, as in 「本部承認」. leader: the contact in a department. advisor:
    an expert from outside, "" in a city that has none. upper and lower: the levels above a project, short
    (lower is the one that projects stand under). sheets and roadmap: titles of these parts of a pack.
    """

    department: str = "所管部署"
    office: str = "事務局"
    approver: str = "本部"
    leader: str = "情報化推進リーダー"
    advisor: str = "情報政策アドバイザー"
    upper: str = "方針"
    lower: str = "施策"
    sheets: str = "重点事業の個票"
    roadmap: str = "デジタル変革ロードマップ"

    @property
    def approval(self) -> str:
        """The approval of a year by its approver: 「本部承認」."""
        return f"{self.approver}承認"

    @property
    def levels(self) -> str:
        """The levels above a project: 「方針・施策」."""
        return f"{self.upper}・{self.lower}" if self.upper else self.lower


STANDARD_WORDS = PlanWords()
