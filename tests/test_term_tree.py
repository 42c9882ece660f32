"""Walking a tree: parents, children, depth."""

from directory.term_tree import TermTree

#  a: b (d), c      e
TREE = TermTree({"a": None, "b": "a", "c": "a", "d": "b", "e": None})


def test_descendants_stand_each_before_its_own_children():
    assert list(TREE.descendants("a")) == ["b", "d", "c"]
    assert list(TREE.descendants(None)) == ["a", "b", "d", "c", "e"]
    assert list(TREE.with_descendants("b")) == ["b", "d"]


def test_ancestors_lead_to_the_top():
    assert list(TREE.ancestors("d")) == ["b", "a"]
    assert list(TREE.ancestors("e")) == []


def test_depth_is_the_number_of_ancestors():
    assert [TREE.depth(key) for key in "aebcd"] == [0, 0, 1, 1, 2]


def test_a_parent_that_is_not_there_counts_as_none():
    tree = TermTree({"b": "gone", "d": "b"})
    assert tree.children(None) == ["b"]
    assert list(tree.ancestors("d")) == ["b"]
