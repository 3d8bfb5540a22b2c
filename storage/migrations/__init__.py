"""The schema's history. ``HEAD`` is known without importing Alembic; a test holds it to the newest one."""

HEAD = "0006"
