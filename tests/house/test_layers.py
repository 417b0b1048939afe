"""clients → partners → referrals → feedback; each may look left. For imports and for foreign keys."""

import subprocess
import sys
import tomllib
from pathlib import Path

from django.apps import apps

BASE = Path(__file__).parents[2]
LAYERS = tomllib.loads((BASE / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0][
    "layers"
]
HEIGHT = {module.strip(): -row for row, layer in enumerate(LAYERS) for module in layer.split("|")}


def own(model):
    return HEIGHT.get(model._meta.app_config.name)


def arrows():
    """Foreign keys between our own models; one written as a string slips past the linter."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            forward = field.is_relation and not field.auto_created and field.related_model
            if forward and None not in (own(model), own(field.related_model)):
                yield model, field


def test_each_layer_imports_only_downwards():
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    linter = subprocess.run([sys.executable, "-c", code], cwd=BASE, capture_output=True, text=True)
    assert linter.returncode == 0, linter.stdout


def test_no_foreign_key_points_up():
    found = list(arrows())
    assert len(found) > 40
    assert [str(field) for model, field in found if own(field.related_model) > own(model)] == []


def test_neighbours_on_one_layer_do_not_point_at_each_other():
    sideways = [
        str(field)
        for model, field in arrows()
        if own(field.related_model) == own(model)
        and field.related_model._meta.app_config != model._meta.app_config
    ]
    assert sideways == []


def test_every_app_of_ours_has_its_place_in_the_layers():
    places = {
        config.name: Path(config.path).relative_to(BASE).parts
        for config in apps.get_app_configs()
        if _within(config)
    }
    ours = {name for name, parts in places.items() if parts[0] != ".venv"} - {"rptc"}
    assert len(ours) > 8
    assert ours <= HEIGHT.keys()


def _within(config):
    return Path(config.path).is_relative_to(BASE)
