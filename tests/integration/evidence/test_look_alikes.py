"""The same photo in another unit or another year is noticed, however many there are."""

import io

import numpy as np
from PIL import Image

from tests import made_files
from zonahijau.evidence.actions import revise, withdraw
from zonahijau.evidence.details import Details
from zonahijau.evidence.looks import keys, signed
from zonahijau.evidence.models import Evidence, LookKey
from zonahijau.evidence.queries import look_alikes


def sent_by_chat(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content)) as image:
        return made_files.encoded(image.resize((400, 300)), "JPEG", quality=35)


def test_a_photo_sent_by_chat_is_recognised_in_another_unit(uploaded, marabahan):
    original = uploaded(made_files.photo(1, taken="2019:05:01 08:00:00"))
    uploaded(made_files.photo(2))
    again = uploaded(sent_by_chat(made_files.photo(1)), unit=marabahan)
    (alike,) = look_alikes(again)
    assert alike.evidence == original
    assert not alike.same


def test_the_same_file_in_another_unit_is_named_as_the_same(uploaded, marabahan):
    original = uploaded(made_files.pdf(), kind="document", name="a.pdf")
    again = uploaded(made_files.pdf(), kind="document", name="a.pdf", unit=marabahan)
    (alike,) = look_alikes(again)
    assert (alike.evidence, alike.same) == (original, True)


def test_its_own_forms_and_what_is_withdrawn_are_no_surprise(uploaded, rahmah):
    first = uploaded(made_files.photo(1))
    details = Details("photo", "Loket")
    content = [sent_by_chat(made_files.photo(1))]
    second = revise(by=rahmah, evidence=first, details=details, chunks=content, name="b.jpg")
    other = uploaded(made_files.encoded(made_files.scene(1), "PNG"), name="c.png")
    assert {alike.evidence for alike in look_alikes(other)} == {first, second}
    assert look_alikes(second)[0].evidence == other
    withdraw(by=rahmah, evidence=other, because="Salah")
    assert not look_alikes(second)


def test_one_look_is_found_among_many_in_the_same_number_of_queries(
    uploaded, dinkes, rahmah, django_assert_max_num_queries
):
    mine = uploaded(made_files.photo(1))
    random = np.random.default_rng(1)
    rows = Evidence.objects.bulk_create(
        Evidence(
            government_id=dinkes.government_id, unit=dinkes, kind="photo", title=str(n),
            blob=mine.blob, uploaded_by=rahmah, look=signed(int(look)),
        )
        for n, look in enumerate(random.integers(0, 1 << 64, 2_000, dtype=np.uint64))
    )  # fmt: skip
    near = rows[0]
    near.look = mine.look ^ 0b1011
    near.save()
    LookKey.objects.bulk_create(
        LookKey(government_id=dinkes.government_id, evidence=row, key=key)
        for row in rows
        for key in keys(row.look)
    )
    Evidence.objects.filter(pk=near.pk).update(title="mirip")
    with django_assert_max_num_queries(5):
        found = look_alikes(mine, most=3_000)
    assert min(found, key=lambda alike: alike.distance if alike.distance else 99).evidence == near
