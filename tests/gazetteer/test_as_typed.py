"""Places as people type them: each class of ways, with what is found and what is said of it."""

import pytest

from directory.gazetteer import AmbiguousPlaceError, SeveralPlacesError, find_place, place_within
from directory.gazetteer.postal import is_like_postcode

pytestmark = pytest.mark.usefixtures("gazetteer")

# Typed, the label found, and a part of what is said; "" where nothing is.
AROUND = [
    ("in bristol", "Bristol", ""),
    ("near nottingham", "Nottingham, Nottinghamshire", ""),
    ("somewhere near York", "York, North Yorkshire", ""),
    ("close to Exeter", "Exeter, Devon", ""),
    ("I live in Derby", "Derby, Derbyshire", ""),
    ("Durham City", "Durham, County Durham", ""),
    ("Lincoln area", "Lincoln, Lincolnshire", ""),
    ("city of york", "York, North Yorkshire", ""),
    ("leeds and surrounding areas", "Leeds, West Yorkshire", ""),
    ("central manchester", "Manchester, Greater Manchester", "We left out “central”."),
    ("leeds city centre", "Leeds, West Yorkshire", "We left out “city centre”."),
    ("town centre, Bolton", "Bolton, Greater Manchester", "We left out “town centre”."),
    ("outskirts of Leeds", "Leeds, West Yorkshire", "We left out “outskirts of”."),
    ("South Birmingham", "Birmingham, West Midlands", "We left out “south”."),
    ("East Leeds", "Leeds, West Yorkshire", "We left out “east”."),
    ("north west bristol", "Bristol", "We left out “north west”."),
    ("in central sheffield", "Sheffield, South Yorkshire", "We left out “central”."),
    ("Hull HU5", "HU5", ""),
    ("London SE1", "SE1", ""),
    ("Leeds LS6", "LS6", ""),
    ("LS6 Leeds", "LS6", ""),
    ("near LS6", "LS6", ""),
    ("Leeds HU5", "HU5", "We left out “leeds”."),
    ("north london", "North London", ""),
    ("SE London", "South East London", ""),
    ("South London", "South London", ""),
    ("central london", "Central London", ""),
    ("East End", "East London", ""),
]
COUNTIES = [
    ("Croydon, Surrey", "Croydon, London", ""),
    ("Bristol, Avon", "Bristol", ""),
    ("Bath Avon", "Bath, Somerset", ""),
    ("Solihull, Warwickshire", "Solihull, West Midlands", ""),
    ("Sutton Coldfield, Warks", "Sutton Coldfield, West Midlands", ""),
    ("Grimsby, Humberside", "Grimsby, Lincolnshire", ""),
    ("Hull, N Humberside", "Kingston upon Hull, East Riding of Yorkshire", ""),
    ("Uxbridge, Middx", "Uxbridge, London", ""),
    ("Wembley Middlesex", "Wembley, London", ""),
    ("Bromley, Kent", "Bromley, London", ""),
    ("Ilford, Essex", "Ilford, London", ""),
    ("Wigan, Lancs", "Wigan, Greater Manchester", ""),
    ("Southport, Lancashire", "Southport, Merseyside", ""),
    ("Stockport, Cheshire", "Stockport, Greater Manchester", ""),
    ("Bournemouth, Hants", "Bournemouth, Dorset", ""),
    ("Warrington, Lancashire", "Warrington, Cheshire", ""),
    ("Middlesbrough, N Yorks", "Middlesbrough, North Yorkshire", ""),
    ("Middlesbrough, Cleveland", "Middlesbrough, North Yorkshire", ""),
    ("Huddersfield, W Yorks", "Huddersfield, West Yorkshire", ""),
    ("Sunderland, Co. Durham", "Sunderland, Tyne and Wear", ""),
    ("Long Eaton, Nottingham", "Long Eaton, Derbyshire", ""),
    ("Kent, Dartford", "Dartford, Kent", ""),
    ("England, Yorkshire, Leeds", "Leeds, West Yorkshire", ""),
    ("Norfolk, Kings Lynn", "King's Lynn, Norfolk", ""),
    ("UK, England, Devon, Exeter", "Exeter, Devon", ""),
    ("Surrey Guildford", "Guildford, Surrey", ""),
]
AREAS = [
    *(("Middlesex", "Middlesex"), ("Teesside", "Teesside"), ("the black country", "Black Country")),
    *(("East Anglia", "East Anglia"), ("Yorkshire and Humber", "Yorkshire and The Humber")),
    *(("Isle of Sheppey", "Isle of Sheppey"), ("Thames Valley", "Thames Valley"), ("the Fens", "The Fens")),
    *(("the wirral", "Wirral, Merseyside"), ("Merseyside", "Merseyside"), ("the potteries", "The Potteries")),
    *(("Peak District", "Peak District"), ("the lakes", "Lake District"), ("cotswolds", "The Cotswolds")),
    *(("the north east", "North East England"), ("North West England", "North West England")),
    *(("south east", "South East England"), ("the midlands", "The Midlands"), ("West Country", None)),
    *(("Sussex", "Sussex"), ("Yorkshire", "Yorkshire"), ("West Riding", "West Riding of Yorkshire")),
    *(("Hereford and Worcester", "Hereford and Worcester"), ("Avon", "Avon"), ("Humberside", "Humberside")),
    *(("Notts", "Nottinghamshire"), ("Lancs", "Lancashire"), ("N. Yorks", "North Yorkshire (county)")),
    *(("Salop", "Shropshire (county)"), ("Herts", "Hertfordshire"), ("Northants", "Northamptonshire")),
    *(("Mcr", "Manchester, Greater Manchester"), ("Soton", "Southampton, Hampshire")),
    *(("Pompey", "Portsmouth, Hampshire"), ("Brum", "Birmingham, West Midlands")),
    *(("B'ham", "Birmingham, West Midlands"), ("L'pool", "Liverpool, Merseyside")),
    *(("Hudds", "Huddersfield, West Yorkshire"), ("Donny", "Doncaster, South Yorkshire")),
    *(("Scunny", "Scunthorpe, Lincolnshire"), ("Toon", "Newcastle upon Tyne, Tyne and Wear")),
]
SLIPS = [
    ("Manchestr", "Manchester"),
    ("Kings Lyn", "King's Lynn"),
    ("Newton Abott", "Newton Abbot"),
    ("Ashby de la Zouche", "Ashby-de-la-Zouch"),
    ("Sheffeild", "Sheffield"),
    ("Ilkstone", "Ilkeston"),
    ("Milton Keyns", "Milton Keynes"),
    ("Bishop Aukland", "Bishop Auckland"),
    ("Weston Super Mere", "Weston-super-Mare"),
    ("near Nottingam", "Nottingham"),
    ("Newton Abott, Devon", "Newton Abbot"),
]
POSTCODES = [
    ("B15 2TTT", "B15", "We do not know B15 2TTT, so we looked near B15."),
    ("M14 6L", "M14 6", "We do not know M14 6L, so we looked near M14 6."),
    ("SW1A 9ZZ", "SW1A", "We do not know SW1A 9ZZ, so we looked near SW1A."),
    ("S01 2AB", "SO1 2AB", "You typed “S01 2AB”. We looked near SO1 2AB."),
    ("M2O 1AA", "M20 1AA", "You typed “M2O 1AA”. We looked near M20 1AA."),
    ("LS1 4", "LS1 4", ""),
    ("12 High Street LS1", "LS1", ""),
]
OUTSIDE = [
    *(("Aberystwyth", "wales"), ("Lampeter", "wales"), ("Wales", "wales"), ("Cymru", "wales")),
    *(("Abertawe", "wales"), ("CF10 1AA", "wales"), ("HR3 5DG", "wales"), ("CH4 0DR", "wales")),
    *(("Glasgow", "scotland"), ("Paisley", "scotland"), ("EH1 1YZ", "scotland"), ("Scotland", "scotland")),
    *(("Belfast", "northern-ireland"), ("BT1 1AA", "northern-ireland"), ("NI", "northern-ireland")),
    *(("GY1 1AN", "guernsey"), ("St Peter Port", "guernsey"), ("JE2 3AB", "jersey"), ("Jersey", "jersey")),
    *(("IM1 1AD", "isle-of-man"), ("Onchan", "isle-of-man"), ("Isle of Man", "isle-of-man")),
    *(("BFPO 5", "bfpo"), ("bfpo5", "bfpo"), ("HR1 1AA", ""), ("Chester", ""), ("England", "")),
]
SEVERAL = [
    ("leeds or bradford", ["Leeds", "Bradford"]),
    ("leeds/bradford", ["Leeds", "Bradford"]),
    ("Hull and Grimsby", ["Kingston upon Hull", "Grimsby"]),
    ("Leeds & Bradford", ["Leeds", "Bradford"]),
    ("leeds bradford", ["Leeds", "Bradford"]),
    ("LS1 or LS2", ["LS1", "LS2"]),
    ("Exeter, Plymouth or Truro", ["Exeter", "Plymouth", "Truro"]),
]
WITHIN = [
    ("depression in LS1", "depression", "LS1"),
    ("depression LS1 women", "depression women", "LS1"),
    ("bipolar M1 1AE", "bipolar", "M1 1AE"),
    ("B15 2TTT carers", "carers", "B15"),
    ("anxiety GY1 1AN", "anxiety", "Guernsey"),
    ("anxiety group near central manchester", "anxiety group", "Manchester, Greater Manchester"),
    ("help for carers in Croydon, Surrey", "help for carers", "Croydon, London"),
    ("womens group newton abott", "womens group", "Newton Abbot, Devon"),
    ("anxiety manchestr", "anxiety", "Manchester, Greater Manchester"),
    ("under 25s leeds", "under 25s", "Leeds, West Yorkshire"),
    ("carers leeds or bradford", "carers", "Leeds, West Yorkshire"),
    ("mens group in the north east", "mens group", "North East England"),
    ("groups in Notts", "groups", "Nottinghamshire"),
    ("Kings Lyn", "", "King's Lynn, Norfolk"),
    ("Newton Abott", "", "Newton Abbot, Devon"),
    ("Croydon Surrey", "", "Croydon, London"),
    ("Kent, Dartford", "", "Dartford, Kent"),
    ("in central manchester", "", "Manchester, Greater Manchester"),
    ("hearing voices newport", "hearing voices", "Newport, Isle of Wight"),
]
WORDS = ["church", "hope", "hope group", "self help", "depresion", "walking group", "vitamin b", "under 25s"]


def said(place):
    return " ".join(place.remarks)


@pytest.mark.parametrize("text, label, remark", [*AROUND, *COUNTIES, *POSTCODES])
def test_the_place_is_found_and_what_was_left_out_is_said(text, label, remark):
    place = find_place(text)
    assert place.label == label
    assert remark in said(place) if remark else not place.remarks


@pytest.mark.parametrize("text, label", AREAS)
def test_areas_and_everyday_names_are_known(text, label):
    place = find_place(text)
    assert place.label == (label or "South West England")
    assert place.authority_codes and not place.remarks


@pytest.mark.parametrize("text, name", SLIPS)
def test_a_slip_is_put_right_and_said(text, name):
    place = find_place(text)
    assert (place.name, place.is_corrected) == (name, True)
    assert said(place) == f"You typed “{text}”. We looked near {name}."


@pytest.mark.parametrize("text, nation", OUTSIDE)
def test_what_lies_outside_england_says_where(text, nation):
    assert find_place(text).outside == nation


@pytest.mark.parametrize("text, names", SEVERAL)
def test_several_places_are_asked_about(text, names):
    with pytest.raises(SeveralPlacesError) as which:
        find_place(text)
    assert [place.name for place in which.value.choices] == names


@pytest.mark.parametrize("text, words, label", WITHIN)
def test_a_place_in_a_sentence_is_found_as_it_is_typed(text, words, label):
    left, place = place_within(text)
    assert (left, place.label) == (words, label)


@pytest.mark.parametrize("text", WORDS)
def test_ordinary_words_in_a_sentence_are_no_place(text):
    assert place_within(text) is None


SLIPS = [
    ("im lonely in peterboorough and need people", "im lonely and need people", "Peterborough"),
    ("bipolar support debby please", None, None),
    ("bipolar support burnnley please", "bipolar support please", "Burnley"),
    ("anxiety exxeter", "anxiety", "Exeter"),
    ("people in working age", None, None),
    ("in bottle", None, None),
    ("around midway", None, None),
    ("voices in walls", None, None),
]


@pytest.mark.parametrize(("text", "words", "name"), SLIPS)
def test_a_slip_inside_a_sentence_is_put_right_where_no_ordinary_word_is_meant(text, words, name):
    found = place_within(text)
    assert (found and (found[0], found[1].name)) == (words and (words, name))


def test_a_word_that_is_known_is_no_slip_of_a_town():
    assert place_within("anxiety exxeter", lambda word: word == "exxeter") is None


def test_england_is_all_of_it():
    england = find_place("England")
    assert england.covers_england and england.is_area and not find_place("Wales").covers_england
    assert len(england.whole_regions) == 8


def test_london_is_all_of_london_so_that_a_group_known_only_as_there_is_inside():
    for text in ("London", "Greater London"):
        assert find_place(text).is_area
        assert find_place(text).whole_regions == ("london",)
    assert find_place("the north").whole_regions == ("north-east", "north-west")


def test_a_village_that_is_also_a_word_says_so():
    assert find_place("church").is_also_a_word
    assert not find_place("reading").is_also_a_word
    with pytest.raises(AmbiguousPlaceError) as which:
        find_place("hope")
    assert all(place.is_also_a_word for place in which.value.choices)


def test_a_ward_that_answers_is_said_to_be_one():
    assert said(find_place("Shiregreen")).startswith(
        "Shiregreen and Brightside is a council ward in Sheffield."
    )


def test_a_newport_in_wales_is_among_the_choices():
    with pytest.raises(AmbiguousPlaceError) as which:
        find_place("Newport")
    assert {place.outside for place in which.value.choices} == {"", "wales"}


@pytest.mark.parametrize(
    "text, is_like",
    [
        ("LS1", True),
        ("b15 2ttt", True),
        ("S01 2AB", True),
        ("25", False),
        ("under 25s", False),
        ("18-25", False),
    ],
)
def test_only_a_figure_after_letters_is_like_a_postcode(text, is_like):
    assert is_like_postcode(text) is is_like


@pytest.mark.parametrize(
    "text, most",
    [("in bristol", 1), ("Croydon, Surrey", 1), ("central manchester", 1), ("Hull HU5", 1), ("B15 2TTT", 1)],
)
def test_words_around_a_place_cost_no_query_more(text, most, django_assert_max_num_queries):
    with django_assert_max_num_queries(most):
        find_place(text)
