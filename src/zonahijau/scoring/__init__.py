"""From answers to a class that explains itself.

The way of an answer, module by module: ``answers`` (what was given) -> ``combining`` (several
become one) -> ``weighting`` (which weights count) -> ``outcomes`` (what every node earns, with
``gates`` for conditions and ``ranges`` for what is uncertain) -> ``score`` (total, rounding, class,
with ``explanation`` and ``reasons``) -> ``roll_up`` (units become a region) -> ``recap`` (regions
become a nation). ``bulk`` does the same for a whole nation at once; ``repair`` asks what to mend
first, ``draws`` what a random visit would find, ``mapping`` what can be carried to another version,
``ipp`` adds users to evaluators, ``casework`` runs the worked cases of the law.
"""
