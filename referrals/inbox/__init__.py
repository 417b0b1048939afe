"""What a partner with an account finds: its own referrals, grouped by what happens next. Queries and words, no acts."""
