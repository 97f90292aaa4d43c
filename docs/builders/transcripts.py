"""What the commands and programs in a page print: run again, and put back into the page.

A ```console block of "$ tidings ..." lines is run, and so is each ```python block, all of a page in one session; the
```text block right after a ```python block is what it printed. A comment `<!-- not run: reason -->` on the line before
a block leaves it alone. A ```text block after `<!-- file: NAME -->` is what the page tells the reader to save as NAME.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Pages whose blocks are run, and the folder they are run in: the checkout, or an empty one.
PAGES = {
    "README.md": ROOT,
    "docs/tutorial/first-case.md": None,
    "docs/how-to/use-from-python.md": ROOT,
    "docs/explanation/dates.md": ROOT,
}
_FILE = re.compile(r"^<!-- file: (?P<name>[\w.-]+) -->\n```text\n(?P<text>.*?)^```\n", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(
    r"(?P<mark><!-- not run: [^\n]+ -->\n)?^```(?P<language>console|python)\n(?P<body>.*?)^```\n"
    r"(?:\n^```text\n(?P<printed>.*?)^```\n)?",
    re.DOTALL | re.MULTILINE,
)


def renew(path: str, page: str) -> str:
    """The page with all that its blocks print as they print it now.

    Raises:
        RuntimeError: if a command of the page fails.
    """
    session: dict[str, object] = {"__name__": "__main__"}
    with tempfile.TemporaryDirectory() as empty, contextlib.chdir(PAGES[path] or empty):
        for found in _FILE.finditer(page) if PAGES[path] is None else ():
            Path(found["name"]).write_text(found["text"], "utf-8")
        return _BLOCK.sub(lambda found: _renew_block(found, session), page)


def _renew_block(found: re.Match[str], session: dict[str, object]) -> str:
    body = found["body"]
    if found["mark"]:
        return found[0]
    if found["language"] == "console":
        commands = [line.removeprefix("$ ") for line in body.splitlines() if line.startswith("$ ")]
        body = "".join(f"$ {command}\n{run_command(command)}" for command in commands)
        return f"```console\n{body}```\n"
    printed = run_program(body, session)
    return f"```python\n{body}```\n" + (f"\n```text\n{printed}```\n" if printed else "")


def run_program(program: str, session: dict[str, object]) -> str:
    """What a Python program prints; its names stay in `session`."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(program, "<docs>", "exec"), session)  # noqa: S102 - the programs of our own pages
    return out.getvalue()


def run_command(command: str) -> str:
    """What a `tidings` command prints on a terminal of 80 columns, without progress, messages and colours.

    Raises:
        RuntimeError: if it fails.
    """
    words = shlex.split(command)
    if words[0] != "tidings":
        raise RuntimeError(f"only tidings commands are run: mark this one, or leave it out: {command}")
    program = [str(Path(sys.executable).with_name("tidings")), *words[1:]]
    environment = {**os.environ, "TERM": "dumb", "COLUMNS": "80"}
    status, printed = _run_on_terminal(program, environment)
    if status:
        raise RuntimeError(f"{command} ended with status {status}: {printed}")
    return "\n".join(line.rstrip() for line in printed.splitlines()).strip("\n") + "\n"


def _run_on_terminal(program: list[str], environment: Mapping[str, str]) -> tuple[int, str]:
    import pty

    leader, follower = pty.openpty()
    with subprocess.Popen(program, stdout=follower, stderr=subprocess.DEVNULL, env=environment) as process:  # noqa: S603 - our own program
        os.close(follower)
        printed = b""
        with contextlib.suppress(OSError):  # how Linux tells the end of a terminal
            while chunk := os.read(leader, 65536):
                printed += chunk
        os.close(leader)
    return process.returncode, printed.decode().replace("\r\n", "\n")
