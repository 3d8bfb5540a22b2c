"""What README and .env.example name is there, and nothing that is there is left out."""

import re
import subprocess
import sys

import click

from bot.cli import COMMANDS, vekha
from bot.settings import Settings
from tests.house.sources import ROOT

README = (ROOT / "README.md").read_text("utf-8")
EXAMPLE = (ROOT / ".env.example").read_text("utf-8")
SETTINGS = {name.upper() for name in Settings.model_fields}


def test_the_settings_are_listed() -> None:
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE)) == SETTINGS
    assert set(re.findall(r"^([A-Z_]+)=", EXAMPLE, re.MULTILINE)) == SETTINGS


def test_the_example_names_the_defaults() -> None:
    given = dict(re.findall(r"^([A-Z_]+)=(.+)$", EXAMPLE, re.MULTILINE))
    defaults = {name.upper(): field.default for name, field in Settings.model_fields.items()}
    assert given == {name: str(defaults[name]) for name in given}


def test_the_commands_are_listed() -> None:
    assert set(re.findall(r"^\| `vekha (\w+)", README, re.MULTILINE)) == set(COMMANDS)


def test_the_make_targets_are_there() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make (\w+)", README, re.MULTILINE)) <= targets


def test_every_command_explains_itself() -> None:
    context = click.Context(vekha)
    for name in COMMANDS:
        command = vekha.get_command(context, name)
        assert command is not None
        assert command.help, name


def test_links_to_the_project_lead_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", README) if not link.startswith("http")]
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_explain_and_read_start_without_the_heavy_libraries() -> None:
    probe = (
        "import sys\nfrom bot.cli import vekha\n"
        "for name in ('explain', 'read'):\n    vekha.get_command(None, name)\n"
        "print([m for m in ('aiogram', 'sqlalchemy', 'alembic') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
