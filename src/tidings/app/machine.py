"""What reading needs of a machine, and whether this one has it."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from tidings.model.errors import ConfigError
from tidings.read.neural.shipped import reader_files, weights_digest
from tidings.read.reader import MODEL, load_model
from tidings.resolve.gazetteer import Gazetteer, build_gazetteer, default_path
from tidings.resolve.gazetteer.location import VARIABLE

_LOWEST_PYTHON = (3, 11)
# Measured: reading takes 0.3 GB, building the gazetteer on first use 0.55 GB; the rest is for the system.
_NEEDED_GB = 1.0
_NEEDED_DISK_GB = 0.2
_REQUIREMENT_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: what was found and, if that will not do, the fix."""

    name: str
    is_ok: bool
    found: str
    fix: str = ""


def check_machine() -> list[Check]:
    """Look at Python, packages, language model, weights, gazetteer, folders, memory and SQLite; takes a few seconds."""
    return [
        _check_python(),
        *_check_packages(),
        _check_model(),
        check_weights(),
        _check_gazetteer(),
        _check_cache_folder(),
        _check_memory(),
        _check_sqlite(),
    ]


def build_default_gazetteer(progress: Callable[[str], None]) -> tuple[Path, int]:
    """Build the default gazetteer whether it is there or not.

    Returns:
        its path and the number of its places.

    Raises:
        ConfigError: if its folder cannot be written.
    """
    path = default_path()
    try:
        build_gazetteer(path, progress)
    except OSError as error:
        raise ConfigError(f"cannot write {path} ({error}); set {VARIABLE} to a file in a writable folder") from error
    with Gazetteer(path) as gazetteer:
        return path, gazetteer.describe().entries


def _check_python() -> Check:
    found = f"{platform.python_version()} on {platform.platform(terse=True)}, tidings {metadata.version('tidings')}"
    is_ok = sys.version_info >= _LOWEST_PYTHON
    return Check("Python", is_ok, found, "" if is_ok else "install Python 3.11 or newer")


def _check_packages() -> Iterator[Check]:
    for requirement in metadata.requires("tidings") or ():
        if "extra ==" in requirement:
            continue
        match = _REQUIREMENT_NAME.match(requirement)
        name = match.group() if match else requirement
        try:
            yield Check(name, is_ok=True, found=metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Check(name, is_ok=False, found="not installed", fix=f'run: pip install "{requirement}"')


def _check_model() -> Check:
    try:
        nlp = load_model()
    except ConfigError as error:
        return Check("language model", is_ok=False, found="cannot be loaded", fix=str(error))
    return Check("language model", is_ok=True, found=f"{MODEL} {nlp.meta['version']}, {', '.join(nlp.pipe_names)}")


def check_weights() -> Check:
    """Look whether the weights of the trained reader are there and can be opened; the rules need none."""
    name = "weights"
    try:
        from tidings.read.neural.events import EventsModel

        EventsModel.load()
    except (ConfigError, ImportError) as error:
        return Check(name, is_ok=False, found="cannot be opened", fix=str(error))
    sizes = {source.name: len(source.read_bytes()) / 1e6 for source in reader_files()}
    listed = ", ".join(f"{file} {size:.1f}" for file, size in sizes.items())
    return Check(name, is_ok=True, found=f"{weights_digest()}, {sum(sizes.values()):.1f} MB: {listed}")


def _check_gazetteer() -> Check:
    name = "gazetteer"
    path = default_path()
    if not path.exists():
        found = f"not built yet; the first reading builds {path} (about a minute)"
        return Check(name, is_ok=True, found=found)
    try:
        with Gazetteer(path) as gazetteer:
            about = gazetteer.describe()
    except ConfigError as error:
        return Check(name, is_ok=False, found=f"{path} cannot be read", fix=str(error))
    versions = ", ".join(f"{source} {version}" for source, version in about.versions.items())
    size = f"{about.entries:,} places, {about.names:,} names, {about.size_bytes / 1e6:.0f} MB"
    return Check(name, is_ok=True, found=f"{path}: {size}; from {versions}")


def _check_cache_folder() -> Check:
    folder = default_path().parent
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    try:
        with tempfile.TemporaryFile(dir=existing):
            free = shutil.disk_usage(existing).free / 1e9
    except OSError as error:
        fix = f"make it writable, or set {VARIABLE} to a file in a writable folder"
        return Check("cache folder", is_ok=False, found=f"{folder} cannot be written ({error.strerror})", fix=fix)
    is_ok = free >= _NEEDED_DISK_GB
    fix = "" if is_ok else f"free some disk space, or set {VARIABLE} to a file on another disk"
    return Check("cache folder", is_ok, f"{folder} is writable, {free:.1f} GB free", fix)


def _check_memory() -> Check:
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    except (AttributeError, ValueError, OSError):  # not told on Windows and some others
        return Check("memory", is_ok=True, found=f"this system does not tell; {_NEEDED_GB:g} GB are needed")
    is_ok = total >= _NEEDED_GB
    return Check(
        "memory", is_ok, f"{total:.1f} GB", "" if is_ok else f"{_NEEDED_GB:g} GB are needed; use another machine"
    )


def _check_sqlite() -> Check:
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder) / "try.db")) as connection:
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    is_ok = mode == "wal"
    found = f"{sqlite3.sqlite_version}, write-ahead log {'works' if is_ok else 'does not work'}"
    return Check("SQLite", is_ok, found, "" if is_ok else "use a Python whose SQLite has write-ahead logs (WAL)")
