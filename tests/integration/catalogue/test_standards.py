"""Standards written by component, reused, taken back; and two people who cannot overwrite."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from tests.whole_standards import COMPLETE, complete, component
from zonahijau.audit.models import Entry
from zonahijau.catalogue.actions import Overtaken, add_service, standards
from zonahijau.catalogue.models import Standard
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.catalogue.standards import read_content
from zonahijau.catalogue.standards.content import CODES, Lines, Requirements
from zonahijau.wording import Refused


@pytest.fixture
def ktp(dinkes, rahmah):
    return add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("KTP baru", "A1"))


@pytest.fixture
def draft(ktp, rahmah):
    return standards.begin(by=rahmah, service=ktp)


def test_a_standard_begins_empty_with_its_first_step_and_its_trail(draft):
    assert (draft.version, draft.state, draft.filled) == (1, "draft", 0)
    assert [step.kind for step in draft.steps.all()] == ["drafted"]
    assert Entry.objects.filter(subject_uid=draft.uid).get().action == "standard-begun"


def test_a_component_is_written_and_counted_once_it_says_enough(draft, rahmah):
    held = standards.write(
        by=rahmah, standard=draft, code="product", component=Lines(("KTP",)), revision=1
    )
    assert (held.filled, held.revision) == (1, 2)
    assert read_content(held.content).product.items == ("KTP",)
    held = standards.write(
        by=rahmah, standard=draft, code="requirements", component=Requirements(), revision=2
    )
    assert (held.filled, held.revision) == (1, 2)


def test_two_people_cannot_overwrite_each_others_components(draft, rahmah):
    one = Lines(("KTP",))
    standards.write(by=rahmah, standard=draft, code="product", component=one, revision=1)
    with pytest.raises(Overtaken) as overtaken:
        standards.write(by=rahmah, standard=draft, code="product", component=Lines(), revision=1)
    assert read_content(overtaken.value.current.content).product == one


def test_the_last_change_is_taken_back_and_then_the_one_before(draft, rahmah):
    for number, text in enumerate(("KTP", "KTP-el"), 1):
        standards.write(
            by=rahmah, standard=draft, code="product", component=Lines((text,)), revision=number
        )
    held = standards.undo(by=rahmah, standard=draft, revision=3)
    assert read_content(held.content).product.items == ("KTP",)
    held = standards.undo(by=rahmah, standard=draft, revision=4)
    assert held.filled == 0
    with pytest.raises(Refused, match="no change"):
        standards.undo(by=rahmah, standard=draft, revision=5)


def test_components_are_taken_over_from_another_unit_and_it_is_said_from_where(
    draft, batola, disdik, rahmah
):
    kk = add_service(by=None, unit=disdik, facts=ServiceFacts("Legalisasi ijazah"))
    source = complete(service=kk)
    held = standards.reuse(
        by=rahmah, standard=draft, source=source, codes=["fee", "time"], revision=1
    )
    assert read_content(held.content).filled == {"fee", "time"}
    assert held.reused_from == source
    assert standards.last_change(held).source == "Legalisasi ijazah (Disdik)"


def test_a_new_version_begins_as_the_one_in_force_or_as_the_one_reused(ktp, disdik, rahmah):
    other = complete(service=add_service(by=None, unit=disdik, facts=ServiceFacts("Ijazah")))
    made = standards.begin(by=rahmah, service=ktp, reuse=other)
    assert (made.filled, made.reused_from) == (len(CODES), other)
    with pytest.raises(Refused, match="being written already"):
        standards.begin(by=rahmah, service=ktp)


def test_only_who_manages_the_unit_writes(disdik, rahmah):
    service = add_service(by=None, unit=disdik, facts=ServiceFacts("Ijazah"))
    with pytest.raises(PermissionDenied):
        standards.begin(by=rahmah, service=service)
    assert not Standard.objects.exists()


def test_what_cannot_be_is_refused_with_its_place(draft, rahmah):
    fee = component("fee")
    wrong = replace(fee, items=(replace(fee.items[0], amount=-1),))
    with pytest.raises(Refused, match="out of range"):
        standards.write(by=rahmah, standard=draft, code="fee", component=wrong, revision=1)


def test_the_standard_of_the_tests_is_complete():
    assert COMPLETE.filled == set(CODES)
