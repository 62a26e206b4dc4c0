"""Database tables, engine, migrations and backup; the only place that knows SQL.

Where to look: tables in `schema`; the classes on them, for edits, in `plan`, `project`, `journal`; queries
that read in `reading` (the list), `sheets` (whole projects), `counting`, `finding`, `journaling`; writing in
`storing` (many new rows) and `rewriting` (edits of stored rows). `engine` gives the sessions, `sqlite` holds
all that is true of SQLite alone, `failures` the sentences.
"""
