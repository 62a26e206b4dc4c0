"""The tab 事業一覧.

`screen.py` wires the parts: filter over list, preview beside it. `listing.py` filters and sorts plain rows;
`table_view.py`, `header.py` and `delegates.py` show them; `view_menu.py` and `view_spec.py` keep ways of
looking; `commands.py`, `bulk_edit.py` and `copying.py` do something with what is selected.
"""
