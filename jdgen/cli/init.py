"""``jdgen init``"""

from pathlib import Path

import click


@click.command
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]")
def command(folder: Path) -> None:
    """Make a workspace: jdgen.yaml for the employer, and roles/ with an example role."""
    from jdgen.load.starter import new_workspace
    from jdgen.workspace import write

    for path, text in new_workspace(folder):
        write(path, text)
        click.echo(f"made {path}", err=True)
    click.echo("Next: put your own name into jdgen.yaml, then `jdgen build`.", err=True)
