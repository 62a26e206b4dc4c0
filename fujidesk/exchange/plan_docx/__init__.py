"""The printed plan as a Word document (DOCX): `writing` makes it, `exchange.plan_document` reads it back.

Every page is ended by us and every line and row has a height of its own, so that the page of each project is
known while writing: `metrics` says how high things are, `paging` lays them on pages, `markup` writes them.
"""
