"""A published definition cannot change, whoever asks: an assessment must keep meaning what it meant."""

from django.db import migrations

FREEZE = """
CREATE FUNCTION instrument_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL AND (
        TG_OP = 'DELETE' OR NEW.definition IS DISTINCT FROM OLD.definition OR NEW.code <> OLD.code
        OR NEW.version <> OLD.version OR NEW.sha256 <> OLD.sha256 OR NEW.published_at IS DISTINCT FROM OLD.published_at
    ) THEN
        RAISE EXCEPTION 'A published instrument is frozen.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER instrument_frozen BEFORE UPDATE OR DELETE ON clients_instrument
    FOR EACH ROW EXECUTE FUNCTION instrument_is_frozen();
"""
THAW = "DROP TRIGGER instrument_frozen ON clients_instrument; DROP FUNCTION instrument_is_frozen();"


class Migration(migrations.Migration):
    dependencies = [("clients", "0002_ppks_classes")]
    operations = [migrations.RunSQL(FREEZE, THAW)]
