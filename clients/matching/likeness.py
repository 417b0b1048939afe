"""How alike two names are, from 0 to 1. Their words come from the database: in today's spelling, without titles."""

from itertools import product

from rapidfuzz.distance import OSA

INITIAL = 0.8  # "S." for Sri
SHORT_FORM = 0.8  # Jamal for Jamaluddin, Mina for Aminah
INSIDE = 0.75  # Dian for Nurdiansyah
AS_A_CHILD = str.maketrans("czeo", "ssiu", "h")  # how a short form says the end of a name: Ical, Irul, Arul
NOISE = 0.55  # words less alike than this have nothing to do with each other


class Likeness:
    """Compares one question's words with many people's; what was compared once is remembered."""

    def __init__(self, words, sounds):
        self.asked = list(zip(words, sounds, strict=True))
        self.words, self.names = {}, {}

    def to(self, other):
        """The likeness to `other`, a tuple of (word, sound): by words in any order, or as one run of letters."""
        if other not in self.names:
            self.names[other] = self._compare(other) if self.asked and other else 0.0
        return self.names[other]

    def _compare(self, other):
        run = OSA.normalized_similarity("".join(w for w, _ in self.asked), "".join(w for w, _ in other))
        return max(run, self._by_words(other))

    def _by_words(self, other):
        matched = sum(self._pairs(other))
        mine, theirs = (sum(len(word) for word, _ in side) for side in (self.asked, other))
        contained = matched / min(mine, theirs)
        return min(1.0, 0.7 * contained + 0.3 * 2 * matched / (mine + theirs))

    def _pairs(self, other):
        """The likeness of each word to its best partner, times its length; each word has one partner."""
        left, right = set(), set()
        for alike, mine, theirs in sorted(self._alike(other), reverse=True):
            if mine not in left and theirs not in right:
                left.add(mine)
                right.add(theirs)
                yield alike * min(len(self.asked[mine][0]), len(other[theirs][0]))

    def _alike(self, other):
        for (at, mine), (there, theirs) in product(enumerate(self.asked), enumerate(other)):
            if (alike := self._word(mine, theirs)) >= NOISE:
                yield alike, at, there

    def _word(self, mine, theirs):
        if (mine, theirs) not in self.words:
            self.words[mine, theirs] = word(*mine, *theirs)
        return self.words[mine, theirs]


def word(mine, my_sound, theirs, their_sound):
    """The likeness of two words: by letters, better when they sound the same, and as initial or short form."""
    if mine == theirs:
        return 1.0
    short, long = sorted((mine, theirs), key=len)
    if len(short) == 1:
        return INITIAL if long.startswith(short) else 0.0
    alike = OSA.normalized_similarity(mine, theirs)
    if my_sound == their_sound:
        alike = (1 + alike) / 2
    if len(short) > 2 and (long.startswith(short) or _child(long).endswith(_child(short))):
        alike = max(alike, SHORT_FORM)
    elif len(short) > 3 and short in long:
        alike = max(alike, INSIDE)
    return alike


def _child(word):
    return word.translate(AS_A_CHILD)
