"""Questionnaires as versioned data: reading, checking, answering and scoring them. Pure: no request, no database."""
