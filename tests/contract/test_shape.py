"""The shape of the code: who may import whom, how large a file may be, what is shipped."""

import ast
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import dragoman

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "dragoman"
MODULES = sorted(SRC.rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def test_imports_follow_the_layers() -> None:
    """`lint-imports` finds no arrow that must not be."""
    tool = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run(
        [tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_a_module_is_short_and_says_what_it_does(path: Path) -> None:
    """A docstring first, at most 400 lines, functions of at most 60."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    long = [
        f"{node.name}: {(node.end_lineno or 0) - node.lineno + 1} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert (bool(ast.get_docstring(tree)), long) == (True, [])
    assert text.count("\n") <= LONGEST_FILE


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_no_import_hides_in_a_function_or_behind_type_checking(path: Path) -> None:
    """Only faces (to start fast) and scale (Spark is optional) import late."""
    if path.relative_to(SRC).parts[0] in {"faces", "scale"}:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    late = [
        node.lineno
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert (late, "TYPE_CHECKING" in names) == ([], False)


def test_the_help_imports_no_heavy_library() -> None:
    """`dragoman --help` starts at once because nothing heavy is imported for it."""
    code = (
        "import sys, dragoman.faces.cli; "
        "print([m for m in ('lxml', 'trafilatura', 'msgspec', 'rich', 'sqlite3') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_public_names_are_few_and_there() -> None:
    """At most fifteen, each of which can be had."""
    assert len(dragoman.__all__) <= 15
    assert [name for name in dragoman.__all__ if not hasattr(dragoman, name)] == []


@pytest.mark.slow
def test_the_wheel_holds_data_and_types(tmp_path: Path) -> None:
    """What is installed from the wheel has the data files, the tables and the type marker."""
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--wheel-dir",
            tmp_path,
            ROOT,
        ],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        f"dragoman/{path.relative_to(SRC).as_posix()}"
        for path in SRC.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours - names == set()
    assert [name for name in names if name.startswith(("tests/", "examples/"))] == []
