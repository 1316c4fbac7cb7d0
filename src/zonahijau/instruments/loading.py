"""From the text of a version to the instrument, once for each fingerprint."""

from functools import lru_cache

from zonahijau.lawbook.instruments import Instrument, parse_instrument
from zonahijau.wording import Text, refuse

_MOST_KEPT = 64


@lru_cache(maxsize=_MOST_KEPT)
def load(source: str, instrument_id: str, sha256: str) -> Instrument:
    """The instrument of a published text; refuses a text that is no longer what was published."""
    instrument = parse_instrument(source, instrument_id)
    if instrument.sha256 != sha256:
        raise refuse(
            Text(
                f"teks {instrument_id} tidak cocok dengan sidik jarinya",
                f"the text of {instrument_id} does not match its fingerprint",
            ),
            Text("pulihkan dari cadangan", "restore it from a backup"),
        )
    return instrument
