"""What the partner reports, recorded by RPTC for it."""

ACTS = []
