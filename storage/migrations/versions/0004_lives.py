"""The lives of tasks: what made them, why they are off, dates that are given, who shares them.

Revision ID: 0004
Revises: 0003
"""
import json

from alembic import op
import sqlalchemy as sa

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('given_dates',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=True),
    sa.Column('phrase', sa.Text(), nullable=False),
    sa.Column('schedule', sa.Text(), nullable=True),
    sa.Column('happened_on', sa.Date(), nullable=True),
    sa.Column('file_id', sa.Text(), nullable=True),
    sa.Column('file_name', sa.Text(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['activity_id'], ['activity.id'], name=op.f('fk_given_dates_activity_id_activity')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_given_dates_organisation_id_organisation')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_given_dates_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_given_dates'))
    )
    with op.batch_alter_table('given_dates', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_given_dates_activity_id'), ['activity_id'], unique=False)

    op.create_table('partner',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['activity_id'], ['activity.id'], name=op.f('fk_partner_activity_id_activity')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_partner_organisation_id_organisation')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_partner_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_partner'))
    )
    with op.batch_alter_table('partner', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_partner_activity_id'), ['activity_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_partner_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_partner_person_id'), ['person_id'], unique=False)

    op.create_table('check_in',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('task_id', sa.Integer(), nullable=False),
    sa.Column('quarter', sa.String(length=8), nullable=False),
    sa.Column('asked_at', sa.DateTime(), nullable=True),
    sa.Column('answer', sa.String(length=16), nullable=True),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('answered_at', sa.DateTime(), nullable=True),
    sa.Column('reminded_at', sa.DateTime(), nullable=True),
    sa.Column('told_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_check_in_person_id_person')),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_check_in_task_id_task')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_check_in')),
    sa.UniqueConstraint('task_id', 'quarter', name=op.f('uq_check_in_task_id_quarter'))
    )
    with op.batch_alter_table('activity', schema=None) as batch_op:
        batch_op.add_column(sa.Column('waits', sa.String(length=8), nullable=True))
        batch_op.add_column(sa.Column('split', sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table('road_map', schema=None) as batch_op:
        batch_op.add_column(sa.Column('organisation_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_road_map_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_road_map_organisation_id_organisation'), 'organisation', ['organisation_id'], ['id'])

    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=16), server_default='fixed', nullable=False))
        batch_op.add_column(sa.Column('covers_from', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('covers_until', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('target', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('off', sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column('off_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('before_order', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('dates_asked_at', sa.DateTime(), nullable=True))

    with op.batch_alter_table('evidence', schema=None) as batch_op:
        batch_op.add_column(sa.Column('sent', sa.String(length=64), server_default='', nullable=False))

    with op.batch_alter_table('department', schema=None) as batch_op:
        batch_op.add_column(sa.Column('followed_on', sa.Date(), nullable=True))

    _tell_what_was(op.get_bind())


def _tell_what_was(connection: sa.Connection) -> None:
    """What is written down now could be told before from other rows."""
    for number, schedule in connection.execute(sa.text("SELECT id, schedule FROM activity")).all():
        kind = schedule.split("\n", 1)[0].removeprefix("KIND:") or "invalid"
        given = {"id": number, "kind": kind}
        connection.execute(sa.text("UPDATE task SET kind = :kind WHERE activity_id = :id"), given)
        if kind == "awaiting":
            connection.execute(sa.text("UPDATE activity SET waits = 'plan' WHERE id = :id"), given)
    of_map = "activity_id IN (SELECT id FROM activity WHERE road_map_id = :id)"
    maps = connection.execute(sa.text("SELECT id, department_id, live_at, closed_at, document FROM road_map"))
    for number, department_id, live_at, closed_at, document in maps.all():
        given = {"id": number, "off": "plan" if closed_at is None else "closed", "day": str(live_at)[:10]}
        connection.execute(
            sa.text(f"UPDATE task SET off = :off WHERE status = 'cancelled' AND {of_map}"),  # noqa: S608
            given,
        )
        connection.execute(
            sa.text(f"UPDATE task SET before_order = :yes WHERE '' < occurrence AND occurrence < :day AND {of_map}"),  # noqa: S608
            {**given, "yes": True},
        )
        if closed_at is None:
            _bind_groups(connection, department_id, document)
    connection.execute(
        sa.text(
            "UPDATE task SET off = 'not_applicable' WHERE status = 'cancelled' AND id IN "
            "(SELECT task_id FROM request WHERE kind = 'not_applicable' AND granted = :yes)"
        ),
        {"yes": True},
    )


def _bind_groups(connection: sa.Connection, department_id: int, document: str | dict[str, list[dict[str, str]]]) -> None:
    """A group that an order names means the department's group of that name, whoever is in it by the day."""
    plan = json.loads(document) if isinstance(document, str) else document
    for group in plan.get("groups", ()):
        name = group["name"]
        key = "".join(letter for letter in name.casefold() if letter not in "«»\"'“”„ ")
        given = {"department": department_id, "name": name, "key": key}
        connection.execute(
            sa.text(
                "INSERT INTO party_binding (department_id, key, name, group_id) "
                "SELECT :department, :key, :name, id FROM org_group "
                "WHERE department_id = :department AND name = :name AND archived_at IS NULL "
                "AND NOT EXISTS (SELECT 1 FROM party_binding WHERE department_id = :department AND key = :key)"
            ),
            given,
        )


def downgrade() -> None:
    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.drop_column('dates_asked_at')
        batch_op.drop_column('before_order')
        batch_op.drop_column('off_on')
        batch_op.drop_column('off')
        batch_op.drop_column('target')
        batch_op.drop_column('covers_until')
        batch_op.drop_column('covers_from')
        batch_op.drop_column('kind')

    with op.batch_alter_table('road_map', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_road_map_organisation_id_organisation'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_road_map_organisation_id'))
        batch_op.drop_column('organisation_id')

    with op.batch_alter_table('activity', schema=None) as batch_op:
        batch_op.drop_column('split')
        batch_op.drop_column('waits')

    with op.batch_alter_table('evidence', schema=None) as batch_op:
        batch_op.drop_column('sent')

    with op.batch_alter_table('department', schema=None) as batch_op:
        batch_op.drop_column('followed_on')

    op.drop_table('check_in')
    with op.batch_alter_table('partner', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_partner_person_id'))
        batch_op.drop_index(batch_op.f('ix_partner_organisation_id'))
        batch_op.drop_index(batch_op.f('ix_partner_activity_id'))

    op.drop_table('partner')
    with op.batch_alter_table('given_dates', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_given_dates_activity_id'))

    op.drop_table('given_dates')
