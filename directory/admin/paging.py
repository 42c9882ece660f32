"""Pages of a list in the workshop: every list goes on to its end, with the choices in its address kept."""

from collections.abc import Sequence

from django.core.paginator import Page, Paginator


def page_of(rows: Sequence, request, *, most: int, name: str = "page") -> Page:
    """The page that the address asks for by `name`, the nearest one where there is no such page.

    It has the addresses of those before and after it: `previous_query` and `next_query`, "" where none is.
    """
    page = Paginator(rows, most).get_page(request.GET.get(name))

    def query_to(number: int) -> str:
        query = request.GET.copy()
        query[name] = str(number)
        return f"?{query.urlencode()}"

    page.previous_query = query_to(page.number - 1) if page.has_previous() else ""
    page.next_query = query_to(page.number + 1) if page.has_next() else ""
    return page
