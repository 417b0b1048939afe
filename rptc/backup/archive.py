"""One zip file: `tables/<name>`, `files/<path>`, and last `manifest.json`, which says what must be there and its sums."""

import hashlib
import json
import zipfile

from rptc.backup import Unusable

FORMAT = 1
MANIFEST = "manifest.json"
PIECE = 1 << 20


class Summed:
    """Something to write to or read from that adds up SHA-256, bytes and lines on the way."""

    def __init__(self, stream):
        self.stream, self.sum, self.size, self.lines = stream, hashlib.sha256(), 0, 0

    def write(self, piece):
        self._count(piece)
        return self.stream.write(piece)

    def read(self, size=-1):
        piece = self.stream.read(size)
        self._count(piece)
        return piece

    def _count(self, piece):
        self.sum.update(piece)
        self.size += len(piece)
        self.lines += piece.count(b"\n")

    @property
    def told(self):
        """What the manifest keeps of it."""
        return {"sha256": self.sum.hexdigest(), "size": self.size, "lines": self.lines}


class Nowhere:
    """Takes everything and keeps nothing: for adding up only."""

    def write(self, piece):
        return len(piece)


def copied(source, sink):
    """Move everything from one to the other, a piece at a time."""
    while piece := source.read(PIECE):
        sink.write(piece)


def manifest(archive):
    """What the backup says of itself. Raises Unusable when it is none, is cut off, or is of a later format."""
    try:
        told = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Unusable("This file is not a whole backup of RPTC.") from error
    if told.get("format") != FORMAT:
        raise Unusable(f"This backup has format {told.get('format')}; this version of RPTC reads {FORMAT}.")
    return told


def checked(archive, told):
    """Read every part once and compare its sum, before anything is touched. Raises Unusable with the part's name."""
    for name, expected in {**_parts(told, "tables"), **_parts(told, "files")}.items():
        try:
            with archive.open(name) as stream:
                part = Summed(stream)
                copied(part, Nowhere())
        except (KeyError, zipfile.BadZipFile, EOFError) as error:
            raise Unusable(f"The backup is damaged: {name} cannot be read.") from error
        if part.told["sha256"] != expected["sha256"]:
            raise Unusable(f"The backup is damaged: {name} is not what was written.")


def _parts(told, folder):
    return {f"{folder}/{name}": expected for name, expected in told[folder].items()}
