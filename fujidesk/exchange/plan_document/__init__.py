"""Reads the plan document (実施計画編 and 第5章) into records, with everything in it that does not agree.

The text of a file passes through `decoding` and `cells`; `index`, `sheets` with `sheet_rows`, and `roadmap`
each read one of the three places that speak of a project; `schedule`, `planned` and `reconcile` make one
record of them; `reading` leads the work and is all that the services call. A plan that the program itself
wrote as a Word document is read to the letter by `word_blocks`, `word_plan` and `word_sheets`.
"""

from fujidesk.exchange.plan_document.reading import PlanReading, is_packed, read_plan_documents

__all__ = ["PlanReading", "is_packed", "read_plan_documents"]
