"""The instrument of the product, and its twenty scenarios with the results they must give."""

from pathlib import Path

import pytest
import yaml
from django.utils import translation

from clients import lists
from clients.instruments import checks, reading

SCENARIOS = yaml.safe_load((Path(__file__).parent / "scenarios.yaml").read_text(encoding="utf-8"))[
    "scenarios"
]
BY_CODE = {scenario["code"]: scenario for scenario in SCENARIOS}
CALM = BY_CODE["dewasa_tenang"]["answers"]


def raw():
    """The mapping in the YAML file of the initial assessment, fresh each time."""
    return reading.from_file("clients/content/instruments/initial_assessment.yaml")


@pytest.fixture(scope="session")
def definition():
    return checks.load(raw(), lists.FLAGS.rows())


@pytest.fixture
def english():
    """Sentences as they stand in the code."""
    with translation.override("en"):
        yield
