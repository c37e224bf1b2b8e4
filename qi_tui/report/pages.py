"""Pages of HTML that need nothing beside them, each made from a template and one style.

A page reaches for nothing: no script, no address, and a policy that lets it have only the style
that it comes with. Every text goes through the autoescape of Jinja2. A template has `style` and
`style_digest` beside what it is given.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


def page_html(template: str, stylesheet: str, **values: object) -> str:
    """A whole HTML document.

    Args:
        template: the name of the page's template.
        stylesheet: the name of its style.
        values: what the template lays out; texts that are safe to show.
    """
    style = _source(stylesheet)
    digest = b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    page = _environment().get_template(template)
    return page.render(style=style, style_digest=digest, **values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("qi_tui.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _source(stylesheet: str) -> str:
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, stylesheet)[0]
