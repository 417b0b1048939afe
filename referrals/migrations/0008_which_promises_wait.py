"""Which promises wait, as a view: the one rule that every list, desk, badge and sweep asks (docs/decisions/0012).

Not kept, of a referral in the phase in which its side has to act, of an open case; a side that confirmed its half of
the leg has done its part.
"""

from django.db import migrations, models

WAITING = """
CREATE VIEW referrals_waiting AS
SELECT p.id AS promise_id, p.referral_id, p.owed_by, p.due
  FROM referrals_promise p
  JOIN referrals_referral r ON r.id = p.referral_id
  JOIN clients_episode e ON e.id = r.episode_id AND e.state = 'open'
 WHERE p.kept_at IS NULL
   AND CASE p.clock WHEN 'answer' THEN r.state = 'sent'
                    WHEN 'hand_over' THEN r.state = 'accepted'
                    WHEN 'serve_until' THEN r.state = 'in_service'
                    WHEN 'pick_up' THEN r.state IN ('in_service', 'ready') END
   AND NOT EXISTS (
       SELECT FROM referrals_handover h
        WHERE h.referral_id = p.referral_id
          AND h.leg = CASE p.clock WHEN 'hand_over' THEN 'there' WHEN 'pick_up' THEN 'back' END
          AND CASE p.owed_by WHEN 'rptc' THEN h.rptc_at ELSE h.partner_at END IS NOT NULL)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0007_a_report_says_how_it_was_said"),
        ("clients", "0009_consents_and_deputies"),
    ]
    operations = [
        migrations.RunSQL(WAITING, "DROP VIEW referrals_waiting"),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                (
                    "promise",
                    models.OneToOneField(
                        "referrals.Promise",
                        models.DO_NOTHING,
                        primary_key=True,
                        related_name="waiting",
                        serialize=False,
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey("referrals.Referral", models.DO_NOTHING, related_name="waiting"),
                ),
                (
                    "owed_by",
                    models.CharField(max_length=10, choices=[("rptc", "RPTC"), ("partner", "Partner")]),
                ),
                ("due", models.DateTimeField()),
            ],
            options={"managed": False, "db_table": "referrals_waiting"},
        ),
    ]
