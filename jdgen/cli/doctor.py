"""``jdgen doctor``"""

import click

from jdgen.cli import finish


@click.command
@click.option("--fix", is_flag=True, help="Install what is missing (apt, dnf, apk or brew; sudo where it is needed).")
def command(fix: bool) -> None:
    """Say what this machine lacks for PDFs, and the exact line that installs it."""
    from jdgen.cli import machine

    missing = [need for need in machine.needs() if not need.there]
    if missing and fix:
        for line in machine.install_lines():
            click.echo(f"$ {line}", err=True)
            machine.run(line)
        missing = [need for need in machine.needs() if not need.there]
    for need in machine.needs():
        click.echo(f"{'ok     ' if need.there else 'MISSING'}  {need.name}: {need.why}")
    click.echo("note     Scripts other than Latin use the system's fonts (on Debian: fonts-noto-core, fonts-noto-cjk)")
    _advise([need.name for need in missing], machine.install_lines())
    finish(3 if missing else 0)


def _advise(missing: list[str], lines: list[str]) -> None:
    if missing and lines:
        click.echo(f"To install: {' && '.join(lines)}", err=True)
    elif missing:
        click.echo("jdgen knows no package manager here: see https://doc.courtbouillon.org/weasyprint", err=True)
