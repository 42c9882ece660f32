"""The public pages' Jinja2 environment: escaping on, addresses by name, static files by content."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined


def url(name: str, *args, **kwargs) -> str:
    """The address of a named page: url("project", slug)."""
    return reverse(name, args=args, kwargs=kwargs)


def environment(**options) -> Environment:
    """Django's options, and what every public template may use."""
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    options |= {"autoescape": True, "undefined": StrictUndefined}
    jinja = Environment(**options)  # noqa: S701 - on, one line up
    jinja.globals.update(
        url=url,
        static=static,
        site_name=settings.SITE_NAME,
        tab_name=settings.TAB_NAME,
    )
    return jinja
