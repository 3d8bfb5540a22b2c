"""Questionnaires: forms, campaigns and their rounds, answers, indicators and their figures.

Revision ID: 0006
Revises: 0005
"""
from alembic import op
import sqlalchemy as sa

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('questionnaire',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('department_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('version', sa.Text(), server_default='', nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('sheets', sa.JSON(), nullable=False),
    sa.Column('xform', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('created_by', sa.Integer(), nullable=True),
    sa.Column('archived_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['person.id'], name=op.f('fk_questionnaire_created_by_person')),
    sa.ForeignKeyConstraint(['department_id'], ['department.id'], name=op.f('fk_questionnaire_department_id_department')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_questionnaire'))
    )
    with op.batch_alter_table('questionnaire', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_questionnaire_department_id'), ['department_id'], unique=False)

    op.create_table('measure',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('department_id', sa.Integer(), nullable=False),
    sa.Column('road_map_id', sa.Integer(), nullable=True),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('unit', sa.Text(), server_default='', nullable=False),
    sa.Column('source', sa.Text(), server_default='', nullable=False),
    sa.Column('direction', sa.String(length=8), nullable=False),
    sa.Column('parts', sa.JSON(), server_default='[]', nullable=False),
    sa.Column('numerator', sa.Text(), server_default='', nullable=False),
    sa.Column('denominator', sa.Text(), server_default='', nullable=False),
    sa.Column('baseline', sa.Text(), server_default='', nullable=False),
    sa.Column('archived_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['department_id'], ['department.id'], name=op.f('fk_measure_department_id_department')),
    sa.ForeignKeyConstraint(['road_map_id'], ['road_map.id'], name=op.f('fk_measure_road_map_id_road_map')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_measure'))
    )
    with op.batch_alter_table('measure', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_measure_department_id'), ['department_id'], unique=False)

    op.create_table('campaign',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('department_id', sa.Integer(), nullable=False),
    sa.Column('questionnaire_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('phrase', sa.Text(), nullable=False),
    sa.Column('schedule', sa.Text(), nullable=False),
    sa.Column('audience', sa.JSON(), nullable=False),
    sa.Column('activity_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('created_by', sa.Integer(), nullable=True),
    sa.Column('closed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['activity_id'], ['activity.id'], name=op.f('fk_campaign_activity_id_activity')),
    sa.ForeignKeyConstraint(['created_by'], ['person.id'], name=op.f('fk_campaign_created_by_person')),
    sa.ForeignKeyConstraint(['department_id'], ['department.id'], name=op.f('fk_campaign_department_id_department')),
    sa.ForeignKeyConstraint(['questionnaire_id'], ['questionnaire.id'], name=op.f('fk_campaign_questionnaire_id_questionnaire')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_campaign'))
    )
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_campaign_department_id'), ['department_id'], unique=False)

    op.create_table('measure_target',
    sa.Column('measure_id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('target', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['measure_id'], ['measure.id'], name=op.f('fk_measure_target_measure_id_measure')),
    sa.PrimaryKeyConstraint('measure_id', 'year', name=op.f('pk_measure_target'))
    )
    op.create_table('round',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=16), nullable=False),
    sa.Column('questionnaire_id', sa.Integer(), nullable=False),
    sa.Column('covers_from', sa.Date(), nullable=True),
    sa.Column('covers_until', sa.Date(), nullable=True),
    sa.Column('opens', sa.Date(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('opened_at', sa.DateTime(), nullable=True),
    sa.Column('closed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_round_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['questionnaire_id'], ['questionnaire.id'], name=op.f('fk_round_questionnaire_id_questionnaire')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_round')),
    sa.UniqueConstraint('campaign_id', 'key', name=op.f('uq_round_campaign_id_key'))
    )
    with op.batch_alter_table('round', schema=None) as batch_op:
        batch_op.create_index('ix_round_open', ['closed_at', 'opens'], unique=False)

    op.create_table('response',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('whose', sa.String(length=24), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('handed_to', sa.Integer(), nullable=True),
    sa.Column('state', sa.String(length=16), nullable=False),
    sa.Column('extended', sa.Date(), nullable=True),
    sa.Column('off', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('let_off', sa.Text(), nullable=True),
    sa.Column('let_off_by', sa.Integer(), nullable=True),
    sa.Column('asked_at', sa.DateTime(), nullable=True),
    sa.Column('reminded_on', sa.Date(), nullable=True),
    sa.Column('started_at', sa.DateTime(), nullable=True),
    sa.Column('sent_at', sa.DateTime(), nullable=True),
    sa.Column('sent_by', sa.Integer(), nullable=True),
    sa.Column('changed_at', sa.DateTime(), nullable=True),
    sa.Column('returned_at', sa.DateTime(), nullable=True),
    sa.Column('returned_by', sa.Integer(), nullable=True),
    sa.Column('comment', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['handed_to'], ['person.id'], name=op.f('fk_response_handed_to_person')),
    sa.ForeignKeyConstraint(['let_off_by'], ['person.id'], name=op.f('fk_response_let_off_by_person')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_response_organisation_id_organisation')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_response_person_id_person')),
    sa.ForeignKeyConstraint(['returned_by'], ['person.id'], name=op.f('fk_response_returned_by_person')),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_response_round_id_round')),
    sa.ForeignKeyConstraint(['sent_by'], ['person.id'], name=op.f('fk_response_sent_by_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_response')),
    sa.UniqueConstraint('round_id', 'whose', name=op.f('uq_response_round_id_whose'))
    )
    with op.batch_alter_table('response', schema=None) as batch_op:
        batch_op.create_index('ix_response_organisation', ['organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_response_person_id'), ['person_id'], unique=False)

    op.create_table('answer',
    sa.Column('response_id', sa.Integer(), nullable=False),
    sa.Column('place', sa.Text(), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.Column('file', sa.Text(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('answered_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_answer_person_id_person')),
    sa.ForeignKeyConstraint(['response_id'], ['response.id'], name=op.f('fk_answer_response_id_response')),
    sa.PrimaryKeyConstraint('response_id', 'place', name=op.f('pk_answer'))
    )
    op.create_table('answer_change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('response_id', sa.Integer(), nullable=False),
    sa.Column('place', sa.Text(), nullable=False),
    sa.Column('before', sa.Text(), nullable=True),
    sa.Column('after', sa.Text(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_answer_change_person_id_person')),
    sa.ForeignKeyConstraint(['response_id'], ['response.id'], name=op.f('fk_answer_change_response_id_response')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer_change'))
    )
    with op.batch_alter_table('answer_change', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_answer_change_response_id'), ['response_id'], unique=False)

    op.create_table('measured',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('measure_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=True),
    sa.Column('covers_from', sa.Date(), nullable=True),
    sa.Column('covers_until', sa.Date(), nullable=False),
    sa.Column('part', sa.Integer(), server_default='0', nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.Column('numerator', sa.Text(), nullable=True),
    sa.Column('denominator', sa.Text(), nullable=True),
    sa.Column('source', sa.Text(), server_default='', nullable=False),
    sa.Column('response_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['measure_id'], ['measure.id'], name=op.f('fk_measured_measure_id_measure')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_measured_organisation_id_organisation')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_measured_person_id_person')),
    sa.ForeignKeyConstraint(['response_id'], ['response.id'], name=op.f('fk_measured_response_id_response')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_measured'))
    )
    with op.batch_alter_table('measured', schema=None) as batch_op:
        batch_op.create_index('ix_measured_of', ['measure_id', 'covers_until'], unique=False)
        batch_op.create_index(batch_op.f('ix_measured_response_id'), ['response_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('measured', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_measured_response_id'))
        batch_op.drop_index('ix_measured_of')

    op.drop_table('measured')
    with op.batch_alter_table('answer_change', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_answer_change_response_id'))

    op.drop_table('answer_change')
    op.drop_table('answer')
    with op.batch_alter_table('response', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_response_person_id'))
        batch_op.drop_index('ix_response_organisation')

    op.drop_table('response')
    with op.batch_alter_table('round', schema=None) as batch_op:
        batch_op.drop_index('ix_round_open')

    op.drop_table('round')
    op.drop_table('measure_target')
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_campaign_department_id'))

    op.drop_table('campaign')
    with op.batch_alter_table('measure', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_measure_department_id'))

    op.drop_table('measure')
    with op.batch_alter_table('questionnaire', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_questionnaire_department_id'))

    op.drop_table('questionnaire')
