"""People: posts with dates, consent, groups with dates, settings, bindings of parties.

Revision ID: 0002
Revises: 0001
"""
from alembic import op
import sqlalchemy as sa

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('failed_start',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('telegram_id', sa.BigInteger(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_failed_start'))
    )
    with op.batch_alter_table('failed_start', schema=None) as batch_op:
        batch_op.create_index('ix_failed_start_who', ['telegram_id', 'at'], unique=False)

    op.create_table('party_binding',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('department_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=True),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['department_id'], ['department.id'], name=op.f('fk_party_binding_department_id_department')),
    sa.ForeignKeyConstraint(['group_id'], ['org_group.id'], name=op.f('fk_party_binding_group_id_org_group')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_party_binding_organisation_id_organisation')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_party_binding_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_party_binding')),
    sa.UniqueConstraint('department_id', 'key', name=op.f('uq_party_binding_department_id_key'))
    )
    with op.batch_alter_table('department', schema=None) as batch_op:
        batch_op.add_column(sa.Column('settings', sa.JSON(), server_default='{}', nullable=False))
        batch_op.add_column(sa.Column('archived_at', sa.DateTime(), nullable=True))

    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=16), server_default='order', nullable=False))

    # A new primary key: the table is made anew.
    op.rename_table('group_member', 'group_member_before')
    op.create_table('group_member',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('until', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['group_id'], ['org_group.id'], name=op.f('fk_group_member_group_id_org_group')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_group_member_organisation_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_group_member'))
    )
    op.execute('INSERT INTO group_member (group_id, organisation_id) SELECT group_id, organisation_id FROM group_member_before')
    op.drop_table('group_member_before')
    with op.batch_alter_table('group_member', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_group_member_group_id'), ['group_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_group_member_organisation_id'), ['organisation_id'], unique=False)

    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('title', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('person_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('replaces_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('created_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('revoked_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('told_at', sa.DateTime(), nullable=True))
        batch_op.alter_column('department_id',
               existing_type=sa.INTEGER(),
               nullable=True)
        batch_op.alter_column('role',
               existing_type=sa.VARCHAR(length=16),
               nullable=True)
        batch_op.alter_column('created_by',
               existing_type=sa.INTEGER(),
               nullable=True)
        batch_op.create_index(batch_op.f('ix_invitation_person_id'), ['person_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_invitation_person_id_person'), 'person', ['person_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_invitation_replaces_id_post'), 'post', ['replaces_id'], ['id'])
    # When they were made was not kept; that they ended after two weeks was.
    op.execute('UPDATE invitation SET created_at = expires_at')
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.alter_column('created_at', existing_type=sa.DateTime(), nullable=False)

    with op.batch_alter_table('journal', schema=None) as batch_op:
        batch_op.create_index('ix_journal_subject', ['subject'], unique=False)

    with op.batch_alter_table('org_group', schema=None) as batch_op:
        batch_op.add_column(sa.Column('archived_at', sa.DateTime(), nullable=True))

    with op.batch_alter_table('organisation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=16), server_default='school', nullable=False))
        batch_op.add_column(sa.Column('parent_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('archived_at', sa.DateTime(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_organisation_parent_id_organisation'), 'organisation', ['parent_id'], ['id'])

    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('content', sa.LargeBinary(), nullable=True))

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('joined_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('removed_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('consent_version', sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column('consent_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('administrator', sa.Boolean(), server_default=sa.text('0'), nullable=False))
        batch_op.add_column(sa.Column('department_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('preferences', sa.JSON(), server_default='{}', nullable=False))
        batch_op.alter_column('telegram_id',
               existing_type=sa.BIGINT(),
               nullable=True)
        batch_op.create_foreign_key(batch_op.f('fk_person_department_id_department'), 'department', ['department_id'], ['id'])
    op.execute('UPDATE person SET joined_at = created_at')

    with op.batch_alter_table('post', schema=None) as batch_op:
        batch_op.add_column(sa.Column('title', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('since', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('until', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('stands_for_id', sa.Integer(), nullable=True))
        batch_op.drop_constraint(batch_op.f('uq_post_person_id_department_id_organisation_id_role'), type_='unique')
        batch_op.create_index(batch_op.f('ix_post_person_id'), ['person_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_post_stands_for_id_post'), 'post', ['stands_for_id'], ['id'])



def downgrade() -> None:
    # What the earlier schema cannot hold: invitations of nobody's department, posts that ended, people not in yet.
    op.execute('DELETE FROM invitation WHERE department_id IS NULL OR role IS NULL OR created_by IS NULL')
    op.execute('UPDATE invitation SET replaces_id = NULL')
    op.execute('UPDATE post SET stands_for_id = NULL')
    op.execute('DELETE FROM post WHERE until IS NOT NULL')
    op.execute('DELETE FROM post WHERE id NOT IN (SELECT MIN(id) FROM post GROUP BY person_id, department_id, organisation_id, role)')
    op.execute('UPDATE person SET telegram_id = -id WHERE telegram_id IS NULL')
    with op.batch_alter_table('post', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_post_stands_for_id_post'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_post_person_id'))
        batch_op.create_unique_constraint(batch_op.f('uq_post_person_id_department_id_organisation_id_role'), ['person_id', 'department_id', 'organisation_id', 'role'])
        batch_op.drop_column('stands_for_id')
        batch_op.drop_column('until')
        batch_op.drop_column('since')
        batch_op.drop_column('title')

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_person_department_id_department'), type_='foreignkey')
        batch_op.alter_column('telegram_id',
               existing_type=sa.BIGINT(),
               nullable=False)
        batch_op.drop_column('preferences')
        batch_op.drop_column('department_id')
        batch_op.drop_column('administrator')
        batch_op.drop_column('consent_at')
        batch_op.drop_column('consent_version')
        batch_op.drop_column('removed_at')
        batch_op.drop_column('joined_at')

    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_column('content')

    with op.batch_alter_table('organisation', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_organisation_parent_id_organisation'), type_='foreignkey')
        batch_op.drop_column('archived_at')
        batch_op.drop_column('parent_id')
        batch_op.drop_column('kind')

    with op.batch_alter_table('org_group', schema=None) as batch_op:
        batch_op.drop_column('archived_at')

    with op.batch_alter_table('journal', schema=None) as batch_op:
        batch_op.drop_index('ix_journal_subject')

    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_invitation_replaces_id_post'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_invitation_person_id_person'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_invitation_person_id'))
        batch_op.alter_column('created_by',
               existing_type=sa.INTEGER(),
               nullable=False)
        batch_op.alter_column('role',
               existing_type=sa.VARCHAR(length=16),
               nullable=False)
        batch_op.alter_column('department_id',
               existing_type=sa.INTEGER(),
               nullable=False)
        batch_op.drop_column('told_at')
        batch_op.drop_column('revoked_at')
        batch_op.drop_column('created_at')
        batch_op.drop_column('replaces_id')
        batch_op.drop_column('person_id')
        batch_op.drop_column('title')

    op.rename_table('group_member', 'group_member_after')
    op.create_table('group_member',
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['org_group.id'], name=op.f('fk_group_member_group_id_org_group')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_group_member_organisation_id_organisation')),
    sa.PrimaryKeyConstraint('group_id', 'organisation_id', name=op.f('pk_group_member'))
    )
    op.execute('INSERT INTO group_member SELECT DISTINCT group_id, organisation_id FROM group_member_after')
    op.drop_table('group_member_after')

    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.drop_column('kind')

    with op.batch_alter_table('department', schema=None) as batch_op:
        batch_op.drop_column('archived_at')
        batch_op.drop_column('settings')

    op.drop_table('party_binding')
    with op.batch_alter_table('failed_start', schema=None) as batch_op:
        batch_op.drop_index('ix_failed_start_who')

    op.drop_table('failed_start')
