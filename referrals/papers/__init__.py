"""Letters of a referral: which there are, and what fills each from the record."""
