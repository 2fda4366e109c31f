"""Builds the gazetteer into the package, for wheels and for editable installs."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import (  # type: ignore[import-not-found] # the build has it
    BuildHookInterface,
)

__all__ = ["GazetteerHook"]


class GazetteerHook(BuildHookInterface):  # type: ignore[misc] # of the build's library
    """Runs tools/make_gazetteer.py before the files of the package are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write src/dragoman/built/gazetteer.sqlite and have it packed.

        Args:
            version: "standard" or "editable": the file is needed in both.
            build_data: What the build is told.
        """
        made = runpy.run_path(str(Path(self.root) / "tools" / "make_gazetteer.py"))
        made["build"](made["OUT"])
        build_data["artifacts"].append("src/dragoman/built/gazetteer.sqlite")
