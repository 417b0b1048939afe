"""Who may open a restricted file, as a function: it is asked for restricted rows alone, and its plan is kept
(docs/decisions/0013)."""

from django.db import migrations

ENTRUSTED = """
CREATE FUNCTION person_entrusted(person bigint, reader bigint, moment timestamptz) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    own bigint := (SELECT coalesce(canonical_id, id) FROM clients_person WHERE id = person);
BEGIN
    RETURN EXISTS (
        SELECT FROM clients_person same JOIN clients_episode e ON e.person_id = same.id
         WHERE (same.id = own OR same.canonical_id = own)
           AND (e.case_worker_id = reader OR e.deputy_id = reader OR EXISTS (
               SELECT FROM clients_episode_team t WHERE t.episode_id = e.id AND t.user_id = reader)))
    OR EXISTS (
        SELECT FROM clients_person same JOIN clients_opening o ON o.person_id = same.id
         WHERE (same.id = own OR same.canonical_id = own)
           AND o.user_id = reader AND o.part = '' AND o.until > moment);
END $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0021_why_a_warning_ended"),
    ]
    operations = [
        migrations.RunSQL(ENTRUSTED, "DROP FUNCTION person_entrusted(bigint, bigint, timestamptz)"),
    ]
