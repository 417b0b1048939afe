"""Out and back in: all rows and all files of one moment in one file, and into an empty system again (docs/backup.md)."""


class Unusable(Exception):
    """What cannot be backed up or restored, as a sentence that says what to do."""
