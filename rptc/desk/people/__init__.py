"""Accounts: who is invited, who is in, who is out."""
