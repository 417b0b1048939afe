"""A person's keys are computed by the database, so that no way of saving can forget them.

Changing a rule does not recompute what is stored: write new functions under new names, drop the column, add it again.
"""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

HERE = Path(__file__).parent
MAKE = (HERE / "0005_name_words.sql").read_text() + (HERE / "0005_person_keys.sql").read_text()
DROP = """
DROP FUNCTION people_sharing(text[], text[], text[], int);
DROP FUNCTION name_question(text);
DROP FUNCTION person_keys(text, text, date, int, date);
DROP FUNCTION birth_keys(date, int);
DROP FUNCTION name_whole(text[]);
DROP FUNCTION keys_of(text, text[]);
DROP FUNCTION name_runs(text[]);
DROP FUNCTION name_gaps(text);
DROP FUNCTION name_sound(text);
DROP FUNCTION name_words(text);
DROP FUNCTION name_spelling(text);
DROP FUNCTION name_letters(text);
"""


class Migration(migrations.Migration):
    dependencies = [("clients", "0004_what_intake_keeps")]
    operations = [
        migrations.RunSQL(MAKE, DROP),
        migrations.AddField(
            "person",
            "keys",
            models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    "full_name",
                    "alias",
                    "birth_date",
                    "estimated_age",
                    "estimated_on",
                    function="person_keys",
                ),
                output_field=django.contrib.postgres.fields.ArrayField(models.TextField()),
            ),
        ),
        migrations.AddIndex(
            "person",
            django.contrib.postgres.indexes.GinIndex(fields=["keys"], fastupdate=False, name="person_keys"),
        ),
    ]
