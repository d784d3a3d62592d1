"""Looking up mentions by span."""

from __future__ import annotations

from recoupe.read.actors import ActorTable


def table() -> ActorTable:
    """Two ministers told together, and one of them alone."""
    t = ActorTable("d")
    one, other = t.new_actor("Awa Diop", kind="person"), t.new_actor("Jon Berg", kind="person")
    t.add_mention((40, 57), one, "pronoun", "pronoun.dual")
    t.add_mention((40, 57), other, "pronoun", "pronoun.dual")
    t.add_mention((5, 13), one, "name", "name.person")
    return t


def test_ids_are_local_and_counted() -> None:
    t = ActorTable("d")
    assert [t.new_actor("A"), t.new_actor("B")] == ["a1", "a2"]


def test_mentions_come_in_order_of_the_text() -> None:
    assert [m.span for m in table().mentions()] == [(5, 13), (40, 57), (40, 57)]


def test_at_gives_the_mention_that_overlaps_most() -> None:
    found = table().at((0, 10))
    assert found is not None
    assert found.span == (5, 13)


def test_at_gives_none_where_nothing_overlaps() -> None:
    assert table().at((13, 40)) is None


def test_at_prefers_the_shorter_of_two_that_cover_the_span() -> None:
    t = ActorTable("d")
    t.add_mention((0, 40), t.new_actor("Avocats de X"), "description", "r")
    t.add_mention((30, 40), t.new_actor("X"), "name", "r")
    found = t.at((30, 40))
    assert found is not None
    assert t.actor(found.actor).name == "X"


def test_all_at_gives_every_actor_of_one_expression() -> None:
    t = table()
    assert [t.actor(m.actor).name for m in t.all_at((40, 57))] == ["Awa Diop", "Jon Berg"]


def test_within_leaves_out_what_sticks_out() -> None:
    assert [m.span for m in table().within((0, 50))] == [(5, 13)]


def test_mentions_added_later_are_found() -> None:
    t = table()
    t.mentions()
    t.add_mention((20, 22), "a2", "pronoun", "r")
    assert [m.span for m in t.within((15, 30))] == [(20, 22)]


def test_freeze_numbers_mentions_in_order() -> None:
    actors, mentions = table().freeze()
    assert [a.id for a in actors] == ["a1", "a2"]
    assert [m.id for m in mentions] == ["d:m1", "d:m2", "d:m3"]


def test_change_replaces_fields() -> None:
    t = table()
    t.change("a1", country="SEN")
    assert t.actor("a1").country == "SEN"
