"""The rules of the house that no linter knows, as code."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "baruga"
FLOORS = [
    "matching",
    "core",
    "accounts",
    "network",
    "work",
    "provenance",
    "narratives",
    "listening",
    "planning",
    "newsroom",
    "hoaxdesk",
    "amplification",
    "portal",
    "coordination",
    "evaluation",
    "config",
]
BANNED_NAMES = {"utils.py", "helpers.py", "common.py", "services.py", "managers.py"}


def sources() -> list[Path]:
    """Every Python file that people write: ours and the tests', without migrations."""
    folders = (PACKAGE, ROOT / "tests")
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
        if "migrations" not in path.parts
    ]


def templates() -> list[Path]:
    return sorted(PACKAGE.rglob("templates/**/*.html"))


def test_every_app_has_its_floor() -> None:
    built = {
        path.name for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith("_")
    }
    assert built <= set(FLOORS)


def test_foreign_keys_never_point_upward() -> None:
    wrong = []
    for model in apps.get_models():
        if not model.__module__.startswith("baruga."):
            continue
        own = FLOORS.index(model.__module__.split(".")[1])
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if field.auto_created or target is None or not target.__module__.startswith("baruga."):
                continue
            if FLOORS.index(target.__module__.split(".")[1]) > own:
                wrong.append(f"{model.__name__}.{field.name} -> {target.__name__}")
    assert not wrong


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_functions_and_classes_keep_to_their_budget(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 500
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert length(node) <= 60, f"{node.name} has {length(node)} lines"
        if isinstance(node, ast.ClassDef):
            assert length(node) <= 400, f"{node.name} has {length(node)} lines"


def length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_name_says_nothing() -> None:
    assert not [path for path in sources() if path.name in BANNED_NAMES]


def test_nothing_happens_behind_a_save() -> None:
    pattern = re.compile(r"\b(?:pre|post)_save\b")
    wrong = [
        path
        for path in sources()
        if path != Path(__file__) and pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert not wrong


def test_our_templates_carry_no_script_or_style_inline() -> None:
    inline = re.compile(
        r"<style\b|\sstyle=|\son[a-z]+=|<script(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json\"))[^>]*>"
    )
    wrong = {
        str(path.relative_to(PACKAGE)): found.group()
        for path in templates()
        if (found := inline.search(path.read_text(encoding="utf-8")))
    }
    assert not wrong


GETTEXT = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "npgettext",
}


def translated_arguments(path: Path) -> Iterator[tuple[int, ast.expr]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in GETTEXT
        ):
            for argument in node.args:
                yield node.lineno, argument


def test_no_f_string_is_handed_to_gettext() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sources()
        for line, argument in translated_arguments(path)
        if isinstance(argument, ast.JoinedStr)
    ]
    assert not wrong


def test_every_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text[text.index("dependencies = [") : text.index("[project.scripts]")]
    unexplained = [
        line for line in block.splitlines() if re.match(r'\s+"[A-Za-z]', line) and "#" not in line
    ]
    assert not unexplained


def test_the_lock_files_name_no_host() -> None:
    for name in ("run.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index-url" not in text
        assert "--find-links" not in text
        assert "--hash=sha256:" in text


def test_every_app_introduces_itself() -> None:
    apps_without = [
        path.name
        for path in PACKAGE.iterdir()
        if path.is_dir()
        and path.name in FLOORS
        and path.name != "config"
        and not (path / "README.md").exists()
    ]
    too_long = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.glob("*/README.md")
        if len(path.read_text().splitlines()) > 40
    ]
    assert not apps_without
    assert not too_long


def test_no_tracked_file_names_this_machine() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    if ROOT.is_relative_to("/srv"):
        pytest.skip("the how-tos take /srv as their example")
    here = re.compile(rb"(?<![\w./-])" + re.escape(str(ROOT).encode()) + rb"/")
    files = [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name]
    wrong = [str(file) for file in files if file.is_file() and here.search(file.read_bytes())]
    assert not wrong
