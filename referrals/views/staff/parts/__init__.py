"""The parts of a referral's page: each turns rows in hand into what a partial takes."""
