"""The public pages' Jinja2 environment: escaping on, addresses by name, static files by content."""

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.templatetags.static import static
from django.urls import get_script_prefix, get_urlconf, reverse
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from directory.phrases import day_words

# Stands in a stencil where a page fills something in; no text of ours holds it.
SLOT = "\x00"


def url(name: str, *args, **kwargs) -> str:
    """The address of a named page: url("project", slug)."""
    if args or kwargs:
        return reverse(name, args=args, kwargs=kwargs)
    return fixed_url(name, get_urlconf(), get_script_prefix())


@lru_cache(maxsize=256)
def fixed_url(name: str, urlconf, prefix: str) -> str:
    """An address that says nothing of a record: every page has twenty."""
    return reverse(name, urlconf)


@lru_cache(maxsize=64)
def stencil(macro: Callable, form) -> list[str]:
    """What a macro makes of what is the same on every page, once, cut at its slots."""
    return macro(form).split(SLOT)


def filled(macro: Callable, facet, checked: str, disabled: str) -> Markup:
    """A facet's boxes with this page's ticks and numbers; writing each box anew is half of a page's time."""
    around = stencil(macro, facet.form)
    written = [around[0]]
    for number, option in enumerate(facet.options):
        mark = checked if option.chosen else disabled if option.disabled else ""
        written += mark, around[2 * number + 1], option.count, around[2 * number + 2]
    return Markup("".join(written))  # noqa: S704 - our own macro's markup, our own marks, and numbers


def operator() -> dict[str, str]:
    """Who runs this site, as settings say at this moment: name, address, e-mail for privacy; may be empty."""
    return {
        "name": settings.OPERATOR_NAME,
        "address": settings.OPERATOR_ADDRESS,
        "privacy_contact": settings.PRIVACY_CONTACT,
    }


def environment(**options) -> Environment:
    """Django's options, and what every public template may use."""
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    options |= {"autoescape": True, "undefined": StrictUndefined}
    jinja = Environment(**options)  # noqa: S701 - on, one line up
    jinja.globals.update(
        url=url,
        static=static,
        slot=SLOT,
        filled=filled,
        site_name=settings.SITE_NAME,
        tab_name=settings.TAB_NAME,
        operator=operator,
    )
    jinja.filters["day_words"] = day_words
    return jinja
