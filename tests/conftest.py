"""Settings of all tests."""

from hypothesis import settings

# No test fails because the machine is busy: time is measured in bench/ only.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
