"""An act that cannot be done, and why."""

from rptc.lib import refused


class Refused(refused.Refused):
    """`about` is the record that stands in the way, where there is one."""

    def __init__(self, sentence, about=None):
        super().__init__(sentence)
        self.about = about
