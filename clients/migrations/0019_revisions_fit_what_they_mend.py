"""Revisions are frozen like every finished assessment, and belong to the one they mend; a published instrument may only
be retired."""

from django.db import migrations

RULES = """
CREATE FUNCTION assessment_revision_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.revises_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM clients_assessment mended WHERE mended.id = NEW.revises_id AND mended.finished_at IS NOT NULL
            AND mended.episode_id = NEW.episode_id AND mended.instrument_id = NEW.instrument_id
            AND mended.revision = NEW.revision - 1
    ) THEN
        RAISE EXCEPTION 'A revision mends a finished assessment of the same case and instrument.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER assessment_revision BEFORE INSERT OR UPDATE OF revises_id, revision, episode_id, instrument_id
    ON clients_assessment FOR EACH ROW EXECUTE FUNCTION assessment_revision_fits();
CREATE OR REPLACE FUNCTION instrument_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL AND (
        TG_OP = 'DELETE' OR to_jsonb(NEW) - 'retired_at' <> to_jsonb(OLD) - 'retired_at'
    ) THEN
        RAISE EXCEPTION 'A published instrument is frozen.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
"""
UNDO = "DROP TRIGGER assessment_revision ON clients_assessment; DROP FUNCTION assessment_revision_fits();"


class Migration(migrations.Migration):
    dependencies = [("clients", "0018_assessments_have_revisions")]
    operations = [migrations.RunSQL(RULES, UNDO)]
