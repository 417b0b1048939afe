"""An act that cannot be done, and why."""


class Refused(Exception):
    """`sentence` is for the user; `about` is the record that stands in the way, where there is one."""

    def __init__(self, sentence, about=None):
        super().__init__(sentence)
        self.sentence, self.about = sentence, about
