"""What a client acknowledged and what was done for one never change: an answered version of a plan is frozen, a service may
only be struck, a review is only added. The owner of the tables may seal texts anew, which is what a change of keys does."""

from django.db import migrations

from rptc.db import append_only

FREEZE = """
CREATE FUNCTION plan_version_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owned CONSTANT boolean := pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE');
    free CONSTANT text[] := CASE WHEN owned THEN ARRAY['content'] ELSE '{}'::text[] END;
BEGIN
    IF OLD.answered_at IS NOT NULL AND (TG_OP = 'DELETE' OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free) THEN
        RAISE EXCEPTION 'An answered version of a plan is frozen.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER plan_version_frozen BEFORE UPDATE OR DELETE ON clients_planversion
    FOR EACH ROW EXECUTE FUNCTION plan_version_is_frozen();

CREATE FUNCTION service_is_only_struck() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    struck CONSTANT text[] := ARRAY['struck_at', 'struck_by', 'struck_reason'];
    owned CONSTANT boolean := pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE');
    free CONSTANT text[] := CASE WHEN OLD.struck_at IS NULL THEN struck ELSE '{}'::text[] END
        || CASE WHEN owned THEN ARRAY['note'] ELSE '{}'::text[] END;
BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
        RAISE EXCEPTION 'A service is only struck.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER service_only_struck BEFORE UPDATE OR DELETE ON clients_servicerecord
    FOR EACH ROW EXECUTE FUNCTION service_is_only_struck();
"""
THAW = """
DROP TRIGGER service_only_struck ON clients_servicerecord;
DROP FUNCTION service_is_only_struck();
DROP TRIGGER plan_version_frozen ON clients_planversion;
DROP FUNCTION plan_version_is_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("clients", "0013_plans_services_needs")]
    operations = [migrations.RunSQL(FREEZE, THAW), append_only("clients_planreview")]
