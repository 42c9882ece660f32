from directory.pages.by_area import AreaEntry, contents_by_area


def lines(*entries):
    return {line.label: [entry.name for entry in line.entries] for line in contents_by_area(entries)}


def test_a_town_and_the_district_of_its_name_are_one_line():
    assert lines(AreaEntry("A", "a", ["Harrow, London", "Harrow"])) == {"Harrow": ["A"]}


def test_places_stand_by_name_and_so_do_groups_in_them():
    found = lines(AreaEntry("b", "b", ["York"]), AreaEntry("A", "a", ["York", "Leeds, West Yorkshire"]))
    assert list(found.items()) == [("Leeds", ["A"]), ("York", ["A", "b"])]


def test_a_national_group_is_under_no_town_even_where_it_has_an_office():
    assert lines(AreaEntry("Web", "web", ["Leeds"], is_national=True)) == {"National or online": ["Web"]}


def test_no_groups_have_no_contents():
    assert lines() == {}
