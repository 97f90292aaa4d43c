"""`tidings doctor`: is this machine ready?"""

from __future__ import annotations

import json as json_format
from dataclasses import asdict
from typing import Annotated

import typer


def doctor(*, json: Annotated[bool, typer.Option("--json", help="Write JSON instead of text.")] = False) -> None:
    """Check that this machine has all that reading needs; exit status 2 and the fix if not."""
    from tidings.app.cli.consoles import clean_line, open_out
    from tidings.app.machine import check_machine
    from tidings.model.errors import ConfigError

    checks = check_machine()
    is_ready = all(check.is_ok for check in checks)
    if json:
        typer.echo(json_format.dumps({"ready": is_ready, "checks": [asdict(check) for check in checks]}, indent=1))
        raise typer.Exit(0 if is_ready else ConfigError.exit_status)
    out = open_out()
    for check in checks:
        out.print("ok     " if check.is_ok else "problem", style="green" if check.is_ok else "bold red", end=" ")
        out.print(clean_line(f"{check.name}: {check.found}"), soft_wrap=True)
        if check.fix:
            out.print(clean_line(f"        {check.fix}"), soft_wrap=True)
    out.print("ready" if is_ready else "not ready", style="bold")
    raise typer.Exit(0 if is_ready else ConfigError.exit_status)
