"""Fails unless the report of a test run holds browser tests and none of them was skipped."""

import sys
from xml.etree import ElementTree

cases = [
    c
    for c in ElementTree.parse(sys.argv[1]).iter("testcase")
    if c.get("classname", "").startswith("tests.browser.")
]
skipped = [c.get("name") for c in cases if c.find("skipped") is not None]
if skipped or not cases:
    sys.exit(f"Browser tests did not run: {len(cases)} found, skipped: {', '.join(skipped) or 'none'}.")
sys.stdout.write(f"{len(cases)} browser tests ran.\n")
