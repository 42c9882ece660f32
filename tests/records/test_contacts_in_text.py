"""Contacts and addresses are found however they are written; plain words, years, times and counts are not."""

import pytest

from directory.records.contacts_in_text import (
    EMAIL,
    PHONE,
    POSTCODE,
    STREET,
    WEB,
    is_a_domain,
    kinds_in,
)

HELD = {
    PHONE: """ring Jo on 07700 900123|Ring 0113 496 0000.|+44 113 496 0000|01274-960000|01274.960.000
        (01274) 960000|+44 (0)1274 960000|0044 1274 960000|00441274960000|+441274960000|07700900123
        0 7 7 0 0 9 0 0 1 2 3|01274 (Bradford) 960000|ring 960000|tel: 960 000|o7700 9oo123
        ０７７００ ９００１２３
        oh seven seven double oh nine double oh one two three|call 116 123|07700/900123|07700 – 900 – 123
        text Jo: 07700.900.123|+1 202 555 0143|0800 1111|02079460018|call us on 0300 123 3393""",
    EMAIL: """ana@example.org|jo(at)example.org|jo [at] example [dot] org|jo @ example.org|JO@EXAMPLE.ORG
        jo_smith@example.co.uk|write to jo＠example.org""",
    WEB: """www.example.org|see example.org.uk for times|example.org/groups|Example.co.uk.|https://x.y|HTTP://leeds
        leedspeers.info|bit.ly/abc|facebook.com/leedspeers|Twitter: @leedspeers|jo at example dot org
        peers dot co dot uk|wa.me/447700900123""",
    POSTCODE: "At LS1 4AP.|ls1 4ap|LS14AP|sw1a 1aa|LS1  4AP|m1 1ae|LS1-4AP",
    STREET: """12 High Street|12 Albion Road, Leeds|12a harehills lane|flat 2, Leeds|c/o Ana|PO Box 12
        Unit 3, 14 St Mary's Road""",
}
PLAIN = """Since 2012 it has met 24/7.|Room 12|over forty groups, 14 of 14|2012-2013 2014
    Open 09.00-17.00, 10.00-12.00
    09.00-12.00 13.00-17.00|01/02/2013 03/04/2013|from 1 December 2012|meets 10.00 to 12.00 on 1.2.2013
    call 999 or 111
    ring us any time between 2012 and 2013|10 mile road race|a 5 minute walk close to the station
    Room B1 2nd floor|Level A1 5th floor|10,000 members, 20,000 calls, 30,000 texts|e.g.the group.It meets
    group.Info on request|peer support.Support is|Meet @ the library|see you @ 7.30pm|@ease|LS1|Leeds LS1 area
    one to one support|one-two-one|for ages 18 to 25, 26 to 35, 36 to 45|24 hour drop in|3 groups in 2 towns
    Step 4 Recovery Road|They ring each other 7 days a week|12 Steps Way of life|in 2011 24 people
    phone line, 12 to 14 years|Text 2013 report, page 14, 123 groups|£10,000 in 2012|charity number 1047152
    registered charity 1047152 and company 3193125|M60 2 miles|A1 to A64|60% of 1,200
    5 of 100|Rethink.
    "I was one two three"|St. Mary's Place|the 12 Apostles Church|3 Shires Way Group|20 people at Park View
    weekly; 7.30pm-9.00pm; 01 to 02|Monday 10-12, Tuesday 1-3, Friday 2-4
    10.30-12.30, 13.30-15.30, 16.00-18.00
    call in 10 times|phone 20 people|text 200 people in 2013"""


def each(text):
    return [part.strip() for line in text.splitlines() for part in line.split("|")]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in HELD.items() for text in each(texts)]
)
def test_what_can_be_rung_written_to_or_visited_is_found(kind, text):
    assert kind in kinds_in(text)
    assert kind in kinds_in(f"We meet on Tuesdays; {text}")


@pytest.mark.parametrize("text", each(PLAIN))
def test_plain_words_are_let_be(text):
    assert kinds_in(text) == []


def test_a_name_may_be_a_domain_and_no_more():
    assert is_a_domain("rethink.org")
    assert not is_a_domain("Rethink, rethink.org")
    assert not is_a_domain("www.rethink.org/join")
