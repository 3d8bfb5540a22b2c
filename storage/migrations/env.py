"""Alembic's entry: runs on the connection it was handed."""

from alembic import context

from storage.models import Moment, Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=lambda kind, item, _: (
        "sa.DateTime()" if kind == "type" and isinstance(item, Moment) else False
    ),
)
with context.begin_transaction():
    context.run_migrations()
