"""What people coded teaches the proposals: counts of words on this machine, kept as hashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import transaction
from django.db.models import F, Q

from zonahijau.accounts.attempts import keyed
from zonahijau.surveys.comments.coding import Coding
from zonahijau.surveys.comments.lexicon import fingerprint
from zonahijau.surveys.comments.suggesting import Proposal, Taught, proposals, telling
from zonahijau.surveys.models import Comment, Lesson

MOST_WORDS = 60
"""Of one comment: what people may write has at most some hundred words."""


def proposals_for(government: int, comments: Sequence[Comment]) -> list[list[Proposal]]:
    """What to propose for each of these comments; one query."""
    texts = [comment.open_text for comment in comments]
    words = [_hashed(government, text) for text in texts]
    taught = _taught(government, {digest for each in words for digest in each})
    return [proposals(text, taught, each) for text, each in zip(texts, words, strict=True)]


def _hashed(government: int, text: str) -> dict[str, str]:
    """The telling words of a text, by the hash under which they are taught."""
    stems = list(telling(text).items())[:MOST_WORDS]
    return {keyed(f"lesson {government}\n{stem}"): said for stem, said in stems}


def _taught(government: int, digests: Iterable[str]) -> Taught:
    rows = Lesson.objects.filter(government_id=government, count__gt=0)
    about = {*digests, Lesson.TAKEN, Lesson.OFFERED}
    seen: dict[str, int] = {}
    coded: dict[tuple[str, str], int] = {}
    judged: dict[str, dict[str, int]] = {Lesson.TAKEN: {}, Lesson.OFFERED: {}}
    found = rows.filter(word__in=about).values_list("word", "coding", "count")
    for word, coding, count in found:
        if word in judged:
            judged[word][coding] = count
        elif coding:
            coded[word, coding] = count
        else:
            seen[word] = count
    return Taught(seen, coded, judged[Lesson.TAKEN], judged[Lesson.OFFERED])


def learn(comment: Comment) -> None:
    """Count the words of a comment that a person has coded."""
    _move(comment.government_id, _lessons(comment), 1)


def unlearn(comment: Comment) -> None:
    """Take them out of the counts again, before the comment is coded otherwise."""
    _move(comment.government_id, _lessons(comment), -1)


def judge(government: int, proposed: Iterable[Coding], chosen: Iterable[Coding]) -> None:
    """Count what was proposed, and what of it a person took."""
    offered, taken = {str(each) for each in proposed}, {str(each) for each in chosen}
    counts = Counter((Lesson.OFFERED, each) for each in offered)
    counts.update((Lesson.TAKEN, each) for each in offered & taken)
    _move(government, counts, 1)


def _lessons(comment: Comment) -> Counter[tuple[str, str]]:
    """What a comment teaches: each word was seen once, and once coded so where the comment speaks
    of one thing only; of several nobody knows which word stands for which. What was accepted with
    others teaches nothing, or the machine would learn from itself."""
    if comment.batch is not None:
        return Counter()
    one = comment.codings if len(comment.codings) == 1 else ()
    codings = ["", *map(str, one)]
    words = _hashed(comment.government_id, comment.open_text)
    return Counter((word, coding) for word in words for coding in codings)


def _move(government: int, counts: Mapping[tuple[str, str], int], sign: int) -> None:
    """Add to the counts or take from them; none goes below zero. Three queries at most."""
    if not counts:
        return
    words, codings = zip(*counts, strict=True)
    rows = Lesson.objects.filter(government_id=government, word__in=words, coding__in=codings)
    known = {(row.word, row.coding): row for row in rows}
    if sign > 0:
        new = [each for each in counts if each not in known]
        begun = _rows(government, dict.fromkeys(new, 0))
        Lesson.objects.bulk_create(begun, ignore_conflicts=True)
    mine = Q()
    for coding in set(codings):
        mine |= Q(coding=coding, word__in=[word for word, code in counts if code == coding])
    held = Lesson.objects.filter(mine, government_id=government)
    (held if sign > 0 else held.filter(count__gt=0)).update(count=F("count") + sign)


def is_outdated(government: int) -> bool:
    """Whether what was learnt was counted by another word list, or under another key: after an
    upgrade, or on another machine."""
    rows = Lesson.objects.filter(government_id=government, word=Lesson.LIST, coding=_counted_by())
    return not rows.exists() and Comment.objects.coded().filter(government_id=government).exists()


def _counted_by() -> str:
    return keyed(f"lessons {fingerprint()}")[:60]


@transaction.atomic
def learn_anew(government: int) -> int:
    """Count the words of all coded comments of a government again, as after a change of the word
    list; how many comments. What was taken of proposals stays."""
    rows = Lesson.objects.filter(government_id=government)
    rows.exclude(word__in=(Lesson.OFFERED, Lesson.TAKEN)).delete()
    comments = Comment.objects.coded().filter(government_id=government)
    total: Counter[tuple[str, str]] = Counter()
    count = 0
    for comment in comments.iterator(chunk_size=500):
        total.update(_lessons(comment))
        count += 1
    Lesson.objects.bulk_create(_rows(government, total), batch_size=500)
    Lesson.objects.create(government_id=government, word=Lesson.LIST, coding=_counted_by())
    return count


def _rows(government: int, total: Mapping[tuple[str, str], int]) -> Iterator[Lesson]:
    for (word, coding), number in total.items():
        yield Lesson(government_id=government, word=word, coding=coding, count=number)
