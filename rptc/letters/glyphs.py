"""What the fonts inside Typst can show. PDF/A allows no sign without a picture, so others print as a box.

The fonts are the compiler's own: the same letter has the same bytes on every machine.
"""

import unicodedata
from functools import cache

import typst

FONTS = typst.Fonts(include_system_fonts=False)
BOX = "□"
SAFE = 0x017F  # Latin with its accents: in every font
LONGEST = 40  # letters of a word before it may be broken anywhere
PROBE = b'#set text(font: "Libertinus Serif")\n#sys.inputs.sign'


def printable(text):
    """The text with a box for every sign that no font has, and a place to break in words without end."""
    shown = "".join(_sign(sign) for sign in text.replace("\r\n", "\n"))
    return " ".join(_broken(word) for word in shown.split(" "))


def _sign(sign):
    if sign in "\n\t" or " " <= sign <= "~":
        return sign
    if unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn"):
        return "" if unicodedata.category(sign) == "Cc" else BOX
    return sign if 0xA0 <= ord(sign) <= SAFE or has(sign) else BOX


@cache
def has(sign):
    """Whether a font has this sign; asked once of each."""
    compiler = typst.Compiler(PROBE, font_paths=FONTS, sys_inputs={"sign": sign})
    try:
        compiler.compile(format="pdf", pdf_standards=["a-2b"])
    except typst.TypstError:
        return False
    return True


def _broken(word):
    if len(word) <= LONGEST:
        return word
    return "\u200b".join(word[at : at + LONGEST] for at in range(0, len(word), LONGEST))
