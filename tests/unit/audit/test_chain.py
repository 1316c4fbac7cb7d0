"""The chain without a database: what holds, and each way in which it can be broken."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zonahijau.audit.chain import START, Content, Link, hash_of_content, hash_of_link, walk


def chain_of(count: int) -> list[Link]:
    links: list[Link] = []
    previous = START
    for number in range(1, count + 1):
        content = Content(
            7, number, "2026-11-21T01:00:00.000000+00:00", None, "", "unit-renamed", "", None,
            {"number": number, "from": "Dinas É"},
        )  # fmt: skip
        salt = f"{number:032x}"
        content_hash = hash_of_content(content, salt)
        own = hash_of_link(previous, number, content_hash)
        links.append(Link(content, salt, content_hash, previous, own))
        previous = own
    return links


def what_is_wrong(links: list[Link]) -> list[str]:
    return [fault.what.en for fault in walk(7, links).breaks]


def test_a_chain_as_it_was_written_holds():
    links = chain_of(5)
    verification = walk(7, links)
    assert verification.holds
    assert (verification.entries, verification.head) == (5, links[-1].hash)


def test_an_empty_chain_holds_and_its_head_is_the_start():
    assert walk(7, []).holds
    assert walk(7, []).head == START


def test_a_part_of_a_chain_holds_by_the_hash_before_it():
    links = chain_of(5)
    assert walk(7, links[2:], first=3, before=links[1].hash).holds
    assert not walk(7, links[2:]).holds


@pytest.mark.parametrize("field", ["action", "actor_role", "at", "subject_type"])
def test_an_entry_that_says_something_else_is_named(field):
    links = chain_of(3)
    links[1] = replace(links[1], content=replace(links[1].content, **{field: "other"}))
    verification = walk(7, links)
    assert [fault.number for fault in verification.breaks] == [2]
    assert what_is_wrong(links) == ["it does not say what was written"]


def test_an_entry_whose_hashes_were_made_anew_no_longer_ties_to_the_next():
    links = chain_of(3)
    content = replace(links[1].content, action="unit-closed")
    content_hash = hash_of_content(content, links[1].salt)
    own = hash_of_link(links[1].previous_hash, 2, content_hash)
    links[1] = replace(links[1], content=content, content_hash=content_hash, hash=own)
    assert what_is_wrong(links) == ["it does not follow the entry before"]


@settings(max_examples=60)
@given(st.integers(2, 8).flatmap(lambda n: st.tuples(st.just(n), st.permutations(range(n)))))
def test_every_order_but_the_true_one_is_seen(case):
    count, order = case
    links = chain_of(count)
    assert walk(7, [links[place] for place in order]).holds == (list(order) == sorted(order))


@settings(max_examples=60)
@given(st.integers(2, 8).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 2))))
def test_every_missing_entry_is_seen(case):
    count, gone = case
    links = chain_of(count)
    del links[gone]
    assert f"number {gone + 1} is missing" in what_is_wrong(links)
