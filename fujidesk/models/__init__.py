"""Database tables, engine, migrations and backup; the only place that knows SQL."""
