"""The written summary, opened again by another library, and in its own XML where that one does not look."""

import io
import re
import zipfile

import html5lib
import mammoth
import pytest

from directory.exports.to_docx import to_docx
from directory.reports.regional import regional_summary
from directory.reports.report import Audience
from tests.exports.small import DAY, LONG, RIGHT_TO_LEFT, RISKY, small_directory, small_report
from tests.factories import make_project, make_region, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def opened(content):
    result = mammoth.convert_to_html(io.BytesIO(content))
    return html5lib.parse(result.value, namespaceHTMLElements=False)


def xml_of(content, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def text(element):
    return "".join(element.itertext()).strip()


def test_headings_are_real_and_the_contents_lead_to_them():
    report = small_report()
    page = opened(to_docx(report))
    headings = [text(h) for h in page.iter("h1")]
    sections = [section.title for section in report.sections if not section.files_only]
    sections.append("How it was counted")
    assert [h for h in headings if h in sections] == sections
    anchors = {a.get("id") for a in page.iter() if a.get("id")}
    links = [a for a in page.iter("a") if (a.get("href") or "").startswith("#")]
    assert [text(a) for a in links] == sections
    assert all(a.get("href")[1:] in anchors for a in links)


def test_every_table_has_a_heading_row_that_is_said_again_on_each_page():
    content = to_docx(small_report())
    tables = list(opened(content).iter("table"))
    assert len(tables) > 8
    assert all(table.find("thead") is not None for table in tables)
    assert xml_of(content).count("<w:tblHeader/>") == len(tables)


def test_every_project_stands_with_its_sentence():
    told = text(opened(to_docx(small_report())).find("body"))
    for name in (*RISKY, LONG, RIGHT_TO_LEFT, "ab & <b>"):
        assert name.strip() in told
    assert "For women." in told
    assert "Who leads: people who use mental health services (in charge)." in told
    assert "For whom: only Women. Mainly Somali communities." in told


def test_a_group_under_several_headings_is_told_of_once():
    told = text(opened(to_docx(small_report(sections=["listed"]))).find("body"))
    first, second = (part.split(".")[1] for part in told.split("Plain group")[1:])
    assert first == " For women"
    assert second == f" Told of above, under “{make_term('grouping', 'statutory').label}”"


def test_charts_are_pictures_with_their_figures_in_words():
    content = to_docx(small_report())
    words = [image.get("alt") for image in opened(content).iter("img")]
    assert len(words) == 4
    assert any("Group: 9" in alt for alt in words)
    assert all(alt.startswith("Bar chart. ") for alt in words)


def test_the_language_is_set_and_the_pages_are_numbered():
    content = to_docx(small_report())
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', xml_of(content, "word/styles.xml"))) == {"en-GB"}
    footer = xml_of(content, "word/footer1.xml")
    assert ">PAGE<" in footer
    assert "As at 23 November 2026" in footer
    assert "<dc:language>en-GB</dc:language>" in xml_of(content, "docProps/core.xml")


def test_names_from_right_to_left_are_marked_so():
    assert re.search(rf"<w:rtl/>.*?{RIGHT_TO_LEFT}", xml_of(to_docx(small_report())))


def test_a_link_leads_to_the_groups_page_where_the_sites_address_is_known(settings):
    settings.SITE_URL = "https://groups.example"
    links = [a.get("href") for a in opened(to_docx(small_report())).iter("a")]
    assert any((link or "").startswith("https://groups.example/projects/plain-group") for link in links)


def test_a_question_that_nobody_answered_is_a_sentence_and_no_table_of_noughts():
    page = opened(to_docx(small_report(sections=["peer-workers"])))
    assert list(page.iter("table")) == []
    assert "the answer is known for 0" in text(page.find("body"))


def test_numbers_that_are_not_given_are_a_sentence_and_no_table():
    page = opened(to_docx(small_report(Audience.COMMISSIONER, sections=["funding"])))
    assert list(page.iter("table")) == []
    assert "Told to us in confidence, so no numbers are given here" in text(page.find("body"))


def test_what_a_reader_asks_first_stands_before_the_contents():
    told = text(opened(to_docx(small_report())).find("body"))
    assert told.index("What there is: ") < told.index("Contents: ") < told.index("For women.")


def test_method_and_source_stand_at_the_end_and_every_page_says_so():
    report = small_report()
    content = to_docx(report)
    assert text(opened(content).find("body")).endswith(f"{report.method}Source: {report.source}")
    assert "Method and source: “How it was counted”" in xml_of(content, "word/footer1.xml")


def test_who_leads_is_said_of_each_group_also_where_it_is_not_known():
    make_project("Nobody knows", regions=["london"], controlled_by="not-known")
    told = text(opened(to_docx(regional_summary(make_region("london"), day=DAY))).find("body"))
    assert "Nobody knows" in told
    assert "Who leads: not known." in told


def test_it_says_for_whom_it_is():
    assert "Not to be passed on" in text(opened(to_docx(small_report())).find("body"))


def test_the_same_data_and_day_give_the_same_bytes():
    region = small_directory()
    first, second = (regional_summary(region, day=DAY, audience=Audience.COMMISSIONER) for _ in range(2))
    assert to_docx(first) == to_docx(second)


def test_a_region_without_projects_is_a_document_too():
    told = text(opened(to_docx(regional_summary(make_region("london"), day=DAY))).find("body"))
    assert "The directory lists no group here. That does not say that there is none." in told
