"""Is a rise a rise? Two indices of the same instrument, compared with the error of both.

Welch's test (B. L. Welch, 1947, Biometrika 34, 28-35; degrees of freedom after Satterthwaite), on
error variances that carry the correction for a finite population where it is known. Indices under
different weights or different versions are not to be compared: their scales differ.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from zonahijau.lawbook.numbers import Rounding
from zonahijau.statistics.interval import USUAL_LEVEL, Interval, SampledIndex, margin, measurable
from zonahijau.statistics.roots import square_root
from zonahijau.statistics.student import two_sided_p
from zonahijau.wording import Text


class Verdict(StrEnum):
    """What may be said about the difference of two indices."""

    RISE = "rise"
    FALL = "fall"
    UNCHANGED = "unchanged"
    UNDECIDED = "undecided"
    UNKNOWN = "unknown"


_SAMPLED = {
    Verdict.RISE: Text(
        "Indeks naik {points} poin. Kenaikan ini nyata: sulit timbul hanya karena respondennya"
        " orang lain",
        "The index rose by {points} points. The rise is real: other respondents alone would"
        " hardly bring it about",
    ),
    Verdict.FALL: Text(
        "Indeks turun {points} poin. Penurunan ini nyata: sulit timbul hanya karena respondennya"
        " orang lain",
        "The index fell by {points} points. The fall is real: other respondents alone would"
        " hardly bring it about",
    ),
    Verdict.UNDECIDED: Text(
        "Selisih {points} poin belum dapat disebut naik atau turun: selisih sebesar itu mudah"
        " timbul hanya karena respondennya orang lain",
        "A difference of {points} points cannot be called a rise or a fall yet: other respondents"
        " alone can easily bring it about",
    ),
    Verdict.UNKNOWN: Text(
        "Selisih {points} poin belum dapat dinilai: respondennya terlalu sedikit atau semua"
        " jawabannya sama, sehingga ketelitiannya tidak diketahui",
        "A difference of {points} points cannot be judged: there are too few respondents or all"
        " answers are equal, so its accuracy is not known",
    ),
}
_CENSUS = {
    Verdict.RISE: Text(
        "Indeks naik {points} poin. Semua pengguna layanan ditanya, jadi kenaikan ini pasti",
        "The index rose by {points} points. All users were asked, so the rise is certain",
    ),
    Verdict.FALL: Text(
        "Indeks turun {points} poin. Semua pengguna layanan ditanya, jadi penurunan ini pasti",
        "The index fell by {points} points. All users were asked, so the fall is certain",
    ),
    Verdict.UNCHANGED: Text(
        "Indeks tidak berubah. Semua pengguna layanan ditanya, jadi ini pasti",
        "The index did not change. All users were asked, so this is certain",
    ),
}


@dataclass(frozen=True, slots=True)
class Change:
    """The difference ``after - before``, what may be said about it, and why.

    ``p`` is the two-sided chance of at least this difference if nothing had changed; None where
    everyone was asked (nothing is left to chance) or nothing can be said. ``interval`` holds the
    true difference at its level.
    """

    difference: Fraction
    verdict: Verdict
    sentence: Text
    p: float | None
    interval: Interval | None


def compare(
    before: SampledIndex,
    after: SampledIndex,
    rounding: Rounding,
    level: Fraction = USUAL_LEVEL,
) -> Change:
    """Test whether the index changed; ``rounding`` is that of the points in the sentence."""
    difference = after.value - before.value
    if not (measurable(before) and measurable(after)):
        return _change(difference, Verdict.UNKNOWN, rounding, None, None)
    error = (before.error_variance or Fraction(0)) + (after.error_variance or Fraction(0))
    if error == 0:
        exact = Interval(difference, difference, level)
        return _change(difference, _direction(difference), rounding, None, exact)
    degrees = _degrees(before, after, error)
    reach = margin(error, degrees, level)
    return _change(
        difference,
        _direction(difference) if abs(difference) > reach else Verdict.UNDECIDED,
        rounding,
        two_sided_p(difference / square_root(error), degrees),
        Interval(difference - reach, difference + reach, level),
    )


def _degrees(before: SampledIndex, after: SampledIndex, error: Fraction) -> Fraction:
    """Satterthwaite's degrees of freedom; a census brings no error and no degrees."""
    parts = sum(
        index.error_variance**2 / (index.respondents - 1)
        for index in (before, after)
        if index.error_variance
    )
    return error**2 / parts


def _direction(difference: Fraction) -> Verdict:
    if difference == 0:
        return Verdict.UNCHANGED
    return Verdict.RISE if difference > 0 else Verdict.FALL


def _change(
    difference: Fraction,
    verdict: Verdict,
    rounding: Rounding,
    p: float | None,
    interval: Interval | None,
) -> Change:
    certain = p is None and interval is not None
    template = (_CENSUS if certain else _SAMPLED)[verdict]
    points = f"{rounding.apply(abs(difference)):f}"
    sentence = Text(
        template.id.format(points=points.replace(".", ",")), template.en.format(points=points)
    )
    return Change(difference, verdict, sentence, p, interval)
