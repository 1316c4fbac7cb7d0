"""What an audit entry may say."""

import pytest

from zonahijau.audit.policies import check_action, check_details
from zonahijau.wording import Refused


@pytest.mark.parametrize(
    "details",
    [{"fields": ["name"]}, {"before": 3, "after": None}, {"moved": {"to": "x", "sure": True}}],
)
def test_identifiers_whole_numbers_and_short_words_may_be_kept(details):
    check_details(details)


@pytest.mark.parametrize(
    "details",
    [
        {"email": "a@b.go.id"},
        {"person": {"nip": "1"}},
        {"deep": {"phone": "08"}},
        {"score": 1.5},
        {"text": "x" * 201},
        {"text": "a\0b"},
        {"text": "\ud800"},
        {"list": [{"password": "x"}]},
    ],
)
def test_personal_data_floats_and_long_texts_may_not(details):
    with pytest.raises(Refused):
        check_details(details)


@pytest.mark.parametrize("action", ["Unit-renamed", "unit-", "unit renamed", "unit_renamed", ""])
def test_an_action_is_named_in_small_letters_and_hyphens(action):
    with pytest.raises(Refused):
        check_action(action)
