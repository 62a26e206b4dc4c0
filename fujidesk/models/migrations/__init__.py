"""Alembic migrations, shipped inside the package; docs/schema-history.md tells what each one brings."""
