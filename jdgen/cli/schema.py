"""``jdgen schema``"""

import click


@click.command
@click.argument("what", type=click.Choice(["role", "employer"]), default="role")
def command(what: str) -> None:
    """Print the JSON Schema of a role file or of jdgen.yaml, for completion in an editor."""
    import json

    from jdgen.load.schema import schema

    click.echo(json.dumps(schema(what), indent=2))
