"""Where the compiled gazetteer is kept, and building it when it is not there yet."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

from tidings.model.errors import ConfigError
from tidings.resolve.gazetteer.build import Progress, build_gazetteer, source_versions

VARIABLE = "TIDINGS_GAZETTEER"


def cache_folder() -> Path:
    """The platform's folder for files that can be made again, with `tidings` below it."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "tidings"


def default_path() -> Path:
    """Path of the gazetteer for the sources installed now; `TIDINGS_GAZETTEER` names a file of the user's instead."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen)
    digest = hashlib.sha256(json.dumps(source_versions(), sort_keys=True).encode()).hexdigest()[:12]
    return cache_folder() / f"gazetteer-{digest}.sqlite"


def ensure_gazetteer(progress: Progress | None = None) -> Path:
    """The default gazetteer's path, after building it if it is missing.

    Raises:
        ConfigError: if it is missing and its folder cannot be written.
    """
    path = default_path()
    if not path.exists():
        try:
            build_gazetteer(path, progress)
        except OSError as error:
            raise ConfigError(
                f"cannot build the gazetteer at {path} ({error}); set {VARIABLE} to a writable path"
            ) from error
    return path
