import pytest

from directory.search.links import Links
from directory.search.presentation import PAGE_SIZE, pages
from directory.search.question import Question
from tests.factories import make_project


@pytest.mark.parametrize(
    ("current", "last", "shown"),
    [
        (1, 2, [1, 2]),
        (1, 9, [1, 2, None, 9]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (4, 9, [1, 2, 3, 4, 5, None, 9]),
        (9, 9, [1, None, 8, 9]),
    ],
)
def test_pages_around_the_current_one_are_shown_and_no_gap_is_of_one_page(current, last, shown):
    items = pages(current, last * PAGE_SIZE, Links(Question(), "/projects/").page).items
    assert [item and item.number for item in items] == shown


@pytest.mark.django_db
def test_a_page_that_is_gone_has_no_links_to_others(ask):
    for number in range(PAGE_SIZE + 1):
        make_project(name=f"Group {number}")
    assert ask("page=2").pages.current == 2
    assert ask("page=3").pages is None
