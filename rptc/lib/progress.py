"""Progress of a command, for people who wait."""

import time

QUIET = 2  # seconds without a word


class Slowly:
    """Says a line at most every two seconds, and nothing about what is quick."""

    def __init__(self, say):
        self.say, self.last = say, time.monotonic()

    def __call__(self, line):
        now = time.monotonic()
        if now - self.last >= QUIET:
            self.say(line)
            self.last = now
