"""Pages of a referral's letters."""
