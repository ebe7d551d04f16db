"""Known words by how they sound: heard a few at a time, or at the first typo that needs them."""

import pytest

from bcp_tui.search.typos import Sounds, meant_by

WORDS = ("chelation", "dobutamine", "hydration", "hydromorphone", "infusion", "s9494", "tpn")


@pytest.mark.parametrize("at_a_time", [1, 3, 1000])
def test_words_are_heard_a_few_at_a_time(at_a_time: int) -> None:
    sounds = Sounds(WORDS)
    steps = 1
    while not sounds.build(at_a_time):
        steps += 1
    assert steps == -(-len(WORDS) // at_a_time)
    assert sounds.all == Sounds(WORDS).all


@pytest.mark.parametrize("heard_before", [0, 2])
def test_a_typo_that_comes_early_is_held_against_every_word(heard_before: int) -> None:
    sounds = Sounds(WORDS)
    assert not sounds.build(heard_before)
    found = meant_by("kelation", [sounds], typing=False)
    assert [(each.word, each.slips) for each in found] == [("chelation", 0)]
