"""A view and a template to text. The only room that knows Jinja.

What a template prints is made safe by its type: prose is rendered, any other text is escaped, for
HTML and for Markdown alike. Role text is data: it is never itself read as a template.
"""

import traceback
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    meta,
    nodes,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from jdgen.documents.view import View, hides, names
from jdgen.errors import InvalidInput, Mark, Problem, did_you_mean
from jdgen.model.base import Prose
from jdgen.render import numbers, prose
from jdgen.render.compiled import compiled_templates
from jdgen.render.outside import outside_references
from jdgen.workspace import Workspace, shipped

Source = Literal["html", "md"]

MISTAKES = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)
"""What a wrong template can raise."""


class Renderer:
    """The templates of one workspace, the user's before the shipped, which ``jdgen:`` still names."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def render(self, view: View, kind: str, source: Source, own: str = "") -> str:
        """``own`` is the one address that the page may load: a site's logo."""
        name = f"{kind}/page.{source}.j2"
        values = {name: getattr(view, name) for name in names(view)}
        try:
            text = self._template(name, source).render(values)
        except InvalidInput:
            raise
        except MISTAKES as error:
            raise self._explained(error, name) from None
        outside = (one for one in outside_references(text) if one != own) if source == "html" else iter(())
        if found := next(outside, None):
            hint = "copy what it needs into the page: documents fetch nothing"
            raise InvalidInput([Problem(self._mark(name), f"the page points outside: {found}", hint=hint)])
        return text

    def closure(self, kind: str, source: Source) -> list[str]:
        """The names of the templates that a page is made of: itself and all that it includes."""
        name = f"{kind}/page.{source}.j2"
        if self.workspace.find_template(name) is None:
            return []
        environment = self._environments[source]
        found: list[str] = []
        waiting = [name]
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            try:
                text = _source(environment, name)
                found.append(name)
                waiting += self._referenced(environment.parse(text), name)
            except TemplateNotFound:
                continue  # filling the page tells of it, at the line that asks for it
            except (TemplateError, ValueError) as error:
                raise self._explained(error, name) from None
        return sorted(found)

    def _referenced(self, tree: nodes.Template, name: str) -> list[str]:
        found = list(meta.find_referenced_templates(tree))
        if None in found:
            message = "the template includes another by a name that it computes"
            hint = "write the name itself: a build could not tell what changed"
            raise InvalidInput([Problem(self._mark(name), message, hint=hint)])
        return [one for one in found if one]

    def _template(self, name: str, source: Source) -> Template:
        return self._environments[source].get_template(name)

    @cached_property
    def _environments(self) -> dict[str, Environment]:
        layers = self.workspace.layers("templates")
        loader = ChoiceLoader(
            [
                *map(FileSystemLoader, layers),
                PrefixLoader({"jdgen": FileSystemLoader(shipped("templates"))}, delimiter=":"),
            ]
        )
        return {"html": _environment(loader, "html"), "md": _environment(loader, "md")}

    def path(self, name: str) -> Path | None:
        """The file of a template: the workspace's before the shipped, which ``jdgen:`` names alone."""
        inside = name.removeprefix("jdgen:")
        return shipped("templates") / inside if name != inside else self.workspace.find_template(inside)

    def _mark(self, name: str, line: int = 0) -> Mark:
        path = self.path(name)
        return Mark(self.workspace.shown(path) if path else f"templates/{name}", line, 1 if line else 0)

    def _explained(self, error: Exception, name: str) -> InvalidInput:
        """A template's mistake as a problem, at the line of the template that made it."""
        if isinstance(error, TemplateSyntaxError):
            problem = Problem(self._mark(error.name or name, error.lineno), f"the template is wrong: {error.message}")
            return InvalidInput([problem])
        mark = next(self._template_lines(error), self._mark(name))
        match error:
            case TemplateNotFound():
                message = f"there is no template {error.name}"
            case RecursionError():
                message = "the template includes itself without end"
            case UnicodeDecodeError():
                message = "the template is not UTF-8 text"
            case _:
                message = f"the template cannot be filled: {error}"
        return InvalidInput([Problem(mark, message)])

    def _template_lines(self, error: Exception) -> Iterator[Mark]:
        folders = {*self.workspace.layers("templates"), shipped("templates")}
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if any(Path(frame.filename).is_relative_to(folder) for folder in folders):
                yield Mark(self.workspace.shown(Path(frame.filename)), frame.lineno or 0, 1)


class _Missing(StrictUndefined):
    """A name that is not there; one that is there and internal fails at once, even behind ``is defined``."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if hides(self._undefined_obj, str(self._undefined_name)):
            self._fail_with_undefined_error()

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if hides(self._undefined_obj, name):
            return f"`{name}` is internal, and this kind of document is public"
        if isinstance(self._undefined_obj, View):
            known = names(self._undefined_obj)
            return f"there is no `{name}` here; {did_you_mean(name, known) or 'known: ' + ', '.join(known)}"
        return Undefined._undefined_message.__get__(self)  # type: ignore[no-any-return]


def _source(environment: Environment, name: str) -> str:
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def _environment(loader: BaseLoader, source: Source) -> Environment:
    render, escape = (
        (prose.to_html, prose.escape_html) if source == "html" else (prose.to_markdown, prose.escape_markdown)
    )

    def finalize(value: Any) -> Any:
        if isinstance(value, (Markup, Undefined)):
            return value
        if isinstance(value, Prose):
            return render(value)
        if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str):
            return escape(value)
        kind = "a date" if isinstance(value, date) else f"{value!r:.40}"
        raise TypeError(f"{kind} cannot be printed as it is; use a filter, or print one of its parts")

    environment = ImmutableSandboxedEnvironment(
        loader=loader,
        bytecode_cache=compiled_templates(),
        autoescape=True,
        finalize=finalize,
        undefined=_Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        **numbers.FILTERS,
        "paragraphs": prose.paragraphs,
        "plain": prose.plain,
    }
    environment.tests["autolink"] = prose.is_autolink
    return environment
