"""Questions about the directory itself are answered with its own page, and no other question is."""

import pytest
from django.urls import reverse

from directory.search.site_questions import SITE_QUESTIONS, site_question_in

ASKED = """
who runs this site | about |
are you the nhs | about |
is this website confidential? | about |
what's this site | about |
how do i add my group | tell_us |
i run a group in stoke how do i get listed | tell_us | i run a group in stoke how do i
report a wrong phone number | tell_us |
mistake on this page | tell_us |
how do i join a group | how_to_use |
how do i use this site | how_to_use |
how do i start a support group in hull | training | in hull
peer support worker training leeds | training | leeds
what is peer support | about_peer_support |
what happens at a group | about_peer_support |
"""
OTHER = """
mind in leeds
who can i talk to
how do i stop drinking
group for carers
i want to join a choir
my mum runs hot and cold
support group for depression
who is there for me
change of address leeds
"""


@pytest.mark.parametrize("line", ASKED.strip().splitlines())
def test_it_is_answered_with_its_page_and_the_other_words_are_kept(line):
    typed, page, left = (cell.strip() for cell in line.split("|"))
    question, rest = site_question_in(typed)
    assert (question.page, rest) == (page, left)


@pytest.mark.parametrize("typed", OTHER.strip().splitlines())
def test_no_other_question_is(typed):
    assert site_question_in(typed) is None


def test_every_page_is_there(client, db):
    for question in SITE_QUESTIONS:
        assert question.title in client.get(reverse(question.page)).content.decode()


def test_the_answer_stands_first_and_a_call_for_help_beside_it_is_heard(ask):
    first = ask("q=who+runs+this+site").messages[0]
    assert [link.url for link in first.links] == ["/about/"]
    assert ask("q=are+you+the+nhs+i+want+to+die").interpreted.distress
