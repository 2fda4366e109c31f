"""Where an export goes."""

import os
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.faces.export.output import Output


def test_files_appear_when_they_are_whole(tmp_path: Path) -> None:
    """Until then they have another name."""
    target = tmp_path / "out.txt"
    with Output(str(target)) as output:
        output.open().write(b"one")
        output.open(".more").write(b"two")
        assert not target.exists()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "out.txt": b"one",
        "out.txt.more": b"two",
    }


def test_after_an_error_nothing_is_left(tmp_path: Path) -> None:
    """And what was there before stays."""
    target = tmp_path / "out.txt"
    target.write_text("before")
    with pytest.raises(TypeError), Output(str(target), replace=True) as output:
        output.open().write("no bytes")  # type: ignore[call-overload] # that is the error
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"out.txt": "before"}


@pytest.mark.parametrize("name", ["out.txt", "folder"])
def test_what_is_there_is_not_replaced(name: str, tmp_path: Path) -> None:
    """Unless it is asked for."""
    (tmp_path / "out.txt").write_text("before")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.csv").write_text("before")
    folder = name == "folder"
    with pytest.raises(InputError, match="is there already; take another name, or say --replace"):
        Output(str(tmp_path / name), folder=folder)
    with Output(str(tmp_path / name), folder=folder, replace=True) as output:
        output.open("a.csv" if folder else "").write(b"after")
    assert (
        tmp_path / "folder" / "a.csv" if folder else tmp_path / "out.txt"
    ).read_text() == "after"


def test_a_file_beside_is_not_replaced_either(tmp_path: Path) -> None:
    """The main file does not appear without it."""
    (tmp_path / "out.txt.more").write_text("before")
    refused = pytest.raises(InputError, match=r"out\.txt\.more is there already")
    with refused, Output(str(tmp_path / "out.txt")) as output:
        output.open()
        output.open(".more")
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt.more"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """And a folder no file, and several files do not fit into standard output."""
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="is a file, and this format is several"):
        Output(str(tmp_path / "file"), folder=True)
    with pytest.raises(InputError, match="is a folder, and this format is one file"):
        Output(str(tmp_path))
    with pytest.raises(InputError, match="name a folder instead of -"):
        Output("-", folder=True)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Is made for a format of several files, and missed for one file."""
    with Output(str(tmp_path / "a" / "b"), folder=True) as output:
        output.open("c").write(b"")
    assert (tmp_path / "a" / "b" / "c").is_file()
    refused = pytest.raises(InputError, match="cannot be written: No such file")
    with refused, Output(str(tmp_path / "x" / "y")) as output:
        output.open()


def test_a_device_is_written_as_it_is(tmp_path: Path) -> None:
    """A pipe or device cannot be replaced, and nothing lies beside it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with Output(str(pipe)) as output:
        output.open().write(b"words")
        output.open(".more").write(b"more")
    assert os.read(reader, 100) == b"words"
    os.close(reader)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
