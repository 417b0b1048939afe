"""The database knows it too. Sealed values are left out: keys are rotated, and the bytes of the paper are what counts."""

from django.db import migrations

FREEZE = """
CREATE FUNCTION {table}_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.approved_at IS NOT NULL AND ({old}) IS DISTINCT FROM ({new}) THEN
        RAISE EXCEPTION 'what is approved is frozen' USING ERRCODE = 'check_violation', CONSTRAINT = '{table}_frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER frozen BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_frozen();
"""
THAW = "DROP TRIGGER frozen ON {table}; DROP FUNCTION {table}_frozen();"
FIELDS = {
    "letters_template": "code lang version kind title body required optional valid_from approved_at approved_by",
    "letters_letter": "code template_id about_kind about_code number letter_date link approved_at approved_by pdf_id sha256",
}


def frozen(table, fields):
    old, new = (", ".join(f"{row}.{name}" for name in fields.split()) for row in ("OLD", "NEW"))
    return migrations.RunSQL(FREEZE.format(table=table, old=old, new=new), THAW.format(table=table))


class Migration(migrations.Migration):
    dependencies = [("letters", "0002_first_texts")]
    operations = [frozen(table, fields) for table, fields in FIELDS.items()]
