"""Run by Alembic: applies the revisions over the connection that `models.upgrading` hands in."""

from alembic import context

from fujidesk.models import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.plan.metadata,
    render_as_batch=True,
    transactional_ddl=True,  # true because the engine sends BEGIN itself, see models.sqlite
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
