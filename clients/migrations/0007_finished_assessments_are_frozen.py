"""A finished assessment cannot change, whoever asks. It may be judged once; lower than computed needs a reason.

The owner of the table may seal the answers anew, which is what a change of keys does.
"""

from django.db import migrations

FREEZE = """
CREATE FUNCTION assessment_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    judged CONSTANT text[] := ARRAY['judged_band', 'judged_reason', 'changed_at', 'changed_by_id', 'version'];
    owned CONSTANT boolean := pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE');
    free CONSTANT text[] := CASE WHEN OLD.judged_band = '' THEN judged ELSE '{}' END
        || CASE WHEN owned THEN ARRAY['answers'] ELSE '{}' END;
BEGIN
    IF OLD.finished_at IS NOT NULL AND (TG_OP = 'DELETE' OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free) THEN
        RAISE EXCEPTION 'A finished assessment is frozen.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER assessment_frozen BEFORE UPDATE OR DELETE ON clients_assessment
    FOR EACH ROW EXECUTE FUNCTION assessment_is_frozen();
ALTER TABLE clients_assessment ADD CONSTRAINT assessment_judged_when_finished
    CHECK (judged_band = '' OR finished_at IS NOT NULL);
ALTER TABLE clients_assessment ADD CONSTRAINT assessment_lower_needs_reason CHECK (
    judged_band = '' OR judged_reason <> ''
    OR array_position(ARRAY['low', 'medium', 'high', 'immediate'], judged_band::text)
        >= array_position(ARRAY['low', 'medium', 'high', 'immediate'], result_band::text)
);
"""
THAW = """
ALTER TABLE clients_assessment DROP CONSTRAINT assessment_lower_needs_reason;
ALTER TABLE clients_assessment DROP CONSTRAINT assessment_judged_when_finished;
DROP TRIGGER assessment_frozen ON clients_assessment;
DROP FUNCTION assessment_is_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("clients", "0006_the_initial_assessment_is_published")]
    operations = [migrations.RunSQL(FREEZE, THAW)]
