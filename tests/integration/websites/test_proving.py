"""A check becomes a sealed file that shows the site as it was, and proves what was seen on it."""

import hashlib
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfReader

from tests.integration.websites.test_checks import PLEDGE, checked, page
from tests.integration.websites.test_visits import PAGES
from zonahijau.evidence import storage
from zonahijau.evidence.models import Evidence
from zonahijau.instruments.facts import known_facts
from zonahijau.websites import actions
from zonahijau.websites.policies import SiteFacts
from zonahijau.wording import Refused


@pytest.fixture
def listed(rahmah, dinkes):
    facts = SiteFacts("https://dinkes.baritokualakab.go.id/", is_official=True)
    return actions.add_site(by=rahmah, unit=dinkes, facts=facts)


def words_of(evidence):
    path = storage.root() / storage.place(evidence.government.uid, evidence.blob.sha256)
    sealed = path.read_bytes()
    assert hashlib.sha256(sealed).hexdigest() == evidence.blob.sha256
    pages = PdfReader(io.BytesIO(sealed)).pages
    return " ".join(" ".join(each.extract_text() for each in pages).replace("\u200b", "").split())


def test_the_evidence_is_a_file_with_the_page_as_it_was_its_hash_the_time_and_who(listed, rahmah):
    check = checked(listed)
    evidence = actions.prove(by=rahmah, check=check)
    said = words_of(evidence)
    assert evidence.kind == "document"
    assert "Indeks Kepuasan Masyarakat triwulan I: 84,5" in said
    assert check.snapshot.sha256 in said.replace(" ", "")
    assert rahmah.name in said
    assert {"WITA", "HTTP"} <= set(said.split())


def test_it_proves_what_was_seen_and_the_check_leads_to_it(listed, rahmah):
    check = checked(listed)
    evidence = actions.prove(by=rahmah, check=check)
    facts = set(evidence.facts.values_list("fact", flat=True))
    assert {PLEDGE, "website.exists", "website.official_domain"} <= facts
    check.refresh_from_db()
    assert check.standing_evidence == evidence


def test_it_is_offered_with_the_answer_to_the_indicators_that_ask(listed, rahmah, dinkes):
    check = checked(listed)
    assert known_facts(dinkes, None, [PLEDGE])[PLEDGE].evidence == ()
    evidence = actions.prove(by=rahmah, check=check)
    assert known_facts(dinkes, None, [PLEDGE])[PLEDGE].evidence == (evidence.pk,)


def test_a_check_is_made_evidence_once_until_that_is_withdrawn(listed, rahmah):
    from zonahijau.evidence.actions import withdraw

    check = checked(listed)
    first = actions.prove(by=rahmah, check=check)
    with pytest.raises(Refused):
        actions.prove(by=rahmah, check=check)
    withdraw(by=rahmah, evidence=first, because="keliru unit")
    assert actions.prove(by=rahmah, check=check) != first


def test_letters_of_the_whole_world_stop_no_paper(listed, rahmah):
    strange = "Maklumat Pelayanan 🙏 معلومات 信息 #show: x $y$ @z <b> \\u{1} \x07"
    check = checked(listed, {**PAGES, "/maklumat": page(strange)})
    assert "#show: x $y$ @z" in words_of(actions.prove(by=rahmah, check=check))


def test_a_photo_of_a_check_by_hand_is_told_what_it_shows(listed, rahmah):
    buffer = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(buffer, "PNG")
    photo = SimpleUploadedFile("layar.png", buffer.getvalue())
    told = {"answers": "passes", "content.pledge": "passes"}
    check = actions.enter_check(by=rahmah, site=listed, outcomes=told, photo=photo)
    evidence = actions.prove(by=rahmah, check=check)
    assert evidence == Evidence.objects.get()
    assert evidence.facts.filter(fact=PLEDGE).exists()


def test_where_nothing_was_found_there_is_no_evidence(listed, rahmah):
    with pytest.raises(Refused):
        actions.prove(by=rahmah, check=checked(listed, {}))
    assert not Evidence.objects.exists()


def test_another_unit_makes_no_evidence_of_it(listed, batola, disdik):
    from django.core.exceptions import PermissionDenied

    from tests import offices

    stranger = offices.person(batola, "salim", "operator", disdik)
    with pytest.raises((Refused, PermissionDenied)):
        actions.prove(by=stranger, check=checked(listed))
