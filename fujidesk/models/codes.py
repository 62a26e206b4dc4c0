"""The codes of other plans that projects belong to: 総合計画 施策番号 and 行政経営プラン 取組番号.

A sheet prints any number of either (002, 個票の見方); their order is the document's and says nothing else.
"""

from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from sqlalchemy import select

from fujidesk.models.narrowing import Condition, only
from fujidesk.models.schema import SOGO, Asked, project_code

_CODE = project_code.c
Codes: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
"""(sogo_codes, keiei_codes) of a project, each in the plan's order."""


def project_codes(session: Asked, where: Condition = None) -> Mapping[int, Codes]:
    """Return the codes by project id; projects without any are left out. where None: of all projects."""
    query = only(
        select(_CODE.project_id, _CODE.scheme, _CODE.code).order_by(_CODE.project_id, _CODE.position),
        _CODE.project_id, where,
    )  # fmt: skip
    found: dict[int, Codes] = {}
    for project_id, group in groupby(session.execute(query), itemgetter(0)):
        codes = [(scheme, code) for _, scheme, code in group]
        found[project_id] = (
            tuple(code for scheme, code in codes if scheme == SOGO),
            tuple(code for scheme, code in codes if scheme != SOGO),
        )
    return found
