"""The first texts, read from content/*.md: front matter with names, then the text."""

import yaml

from rptc.lib.words import ROOT

CONTENT = ROOT / "rptc" / "letters" / "content"


def texts():
    """The fields of each first text, as a Template takes them."""
    for path in sorted(CONTENT.glob("*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        about = yaml.safe_load(front)
        yield {
            "code": about["code"], "lang": about["lang"], "version": about["version"], "kind": about["kind"],
            "title": about["title"], "body": body.strip(), "required": about["placeholders_required"],
            "optional": about["placeholders_optional"],
        }  # fmt: skip
