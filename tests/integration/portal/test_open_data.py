"""The catalogue as open data: linked data others can read, tables, and the way back."""

import csv
import io
import json

import pytest
import rdflib
from openpyxl import load_workbook
from rdflib.namespace import DCTERMS, RDF, SKOS

from tests import offices
from tests.integration.portal.conftest import switch_on
from zonahijau.catalogue.models import Service, Standard
from zonahijau.organisations.models import Unit
from zonahijau.portal.columns import COLUMNS
from zonahijau.portal.importing import import_catalogue
from zonahijau.portal.sippn import KEY, PARTS, key_of
from zonahijau.wording import Refused

# rdflib's own reader of JSON-LD still makes the class that it warns of.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")

CV = rdflib.Namespace("http://data.europa.eu/m8g/")
CPSV = rdflib.Namespace("http://purl.org/vocab/cpsv#")
SCHEMA = rdflib.Namespace("https://schema.org/")
FOAF = rdflib.Namespace("http://xmlns.com/foaf/0.1/")
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")

MANDATORY = {
    CPSV.PublicService: (
        DCTERMS.identifier, DCTERMS.title, DCTERMS.description, CV.hasCompetentAuthority,
    ),
    CV.PublicOrganisation: (SKOS.prefLabel, DCTERMS.spatial),
    CV.Channel: (DCTERMS.identifier,),
    CV.Cost: (DCTERMS.identifier,),
    CV.Output: (DCTERMS.identifier, DCTERMS.title),
    CV.Requirement: (DCTERMS.identifier, DCTERMS.title),
    CV.EvidenceType: (DCTERMS.identifier,),
    CV.Event: (DCTERMS.identifier, DCTERMS.title),
    CPSV.Rule: (DCTERMS.identifier, DCTERMS.title, DCTERMS.description),
    FOAF.Agent: (DCTERMS.identifier, DCTERMS.title),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher),
}  # fmt: skip
"""The properties that the shapes of CPSV-AP 3.2.0 ask for at least once, class by class."""


def body(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def catalogue(client, government):
    return body(client.get(f"/publik/{government.region_id}/data/layanan.jsonld"))


def graph_of(text):
    return rdflib.Graph().parse(data=text, format="json-ld")


def lacking(graph):
    """Every node that lacks a property that its class must have."""
    return [
        (kind, node, name)
        for kind, names in MANDATORY.items()
        for node in graph.subjects(RDF.type, kind)
        for name in names
        if (node, name, None) not in graph
    ]


def test_a_page_carries_linked_data_with_every_mandatory_property(client, family_card):
    page = client.get(f"/publik/layanan/{family_card.public_code}/").content.decode()
    text = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    graph = graph_of(text)
    assert lacking(graph) == []
    service = graph.value(predicate=RDF.type, object=CPSV.PublicService)
    assert (service, RDF.type, SCHEMA.GovernmentService) in graph
    assert str(graph.value(service, CV.processingTime)) == "P3D"
    assert graph.value(graph.value(service, CV.hasCost), CV.hasValue).toPython() == 0.0
    for name in (CV.holdsRequirement, CPSV.produces, CPSV.follows, CV.hasChannel, CV.contactPoint,
                 CV.hasLegalResource, CV.isGroupedBy):  # fmt: skip
        assert (service, name, None) in graph, name


def test_the_whole_file_has_every_class_with_its_mandatory_properties(client, batola, family_card):
    graph = graph_of(catalogue(client, batola))
    assert lacking(graph) == []
    assert all((None, RDF.type, kind) in graph for kind in MANDATORY)


def test_words_that_could_end_the_element_stay_words(client, dukcapil, family_card):
    family_card.summary = "</script><b>&"
    family_card.save()
    page = client.get(f"/publik/layanan/{family_card.public_code}/").content.decode()
    text = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    said = json.loads(text)["@graph"][0]["dct:description"]["@value"]
    assert said == "</script><b>&"


def test_the_table_and_its_dictionary_agree(client, batola, family_card):
    table = body(client.get(f"/publik/{batola.region_id}/data/layanan.csv"))
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["nama"] for row in rows] == [family_card.name]
    assert rows[0]["biaya"] == "tidak dipungut biaya"
    assert (rows[0]["waktu_angka"], rows[0]["waktu_satuan"]) == ("3", "hari kerja")
    words = csv.DictReader(io.StringIO(body(client.get("/publik/data/kamus.csv"))))
    assert [word["kolom"] for word in words] == list(rows[0]) == list(COLUMNS)


def test_a_cell_that_a_spreadsheet_would_compute_is_harmless(client, batola, family_card):
    family_card.summary = "=1+1"
    family_card.save()
    assert "'=1+1" in body(client.get(f"/publik/{batola.region_id}/data/layanan.csv"))


def test_the_sippn_sheet_opens_in_four_parts_with_the_names_that_the_office_gave(
    client, batola, family_card
):
    names = {key_of("Persyaratan", "persyaratan"): "URAIAN_SYARAT"}
    batola.settings = batola.settings | {KEY: names}
    batola.save()
    response = client.get(f"/publik/{batola.region_id}/data/sippn.xlsx")
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    assert book.sheetnames == list(PARTS)
    sheet = [[cell.value for cell in row] for row in book["Persyaratan"]]
    assert sheet[0][3] == "URAIAN_SYARAT"
    assert sheet[1][1:4] == [family_card.name, 1, "Surat pengantar desa"]


def test_a_published_catalogue_comes_back_the_same(client, batola, family_card, dukcapil):
    before = catalogue(client, batola)
    Standard.objects.all().delete()
    Service.objects.all().delete()
    dukcapil.points.all().delete()
    dukcapil.complaint_channels.all().delete()
    taken = import_catalogue(government=batola, lines=before.splitlines())
    assert (taken.services, taken.points, taken.channels) == (1, 1, 1)
    after = catalogue(client, batola)
    assert "Loket utama" in before
    assert without_places(after) == without_places(before)
    again = import_catalogue(government=batola, lines=after.splitlines())
    assert (again.services, again.known, again.points) == (0, 1, 0)


def without_places(text):
    """A place that came back is a new row: its own key stands in one node of each service."""
    nodes = json.loads(text)["@graph"]
    for node in nodes:
        for channel in node.get("cv:hasChannel", ()):
            channel.pop("@id"), channel.pop("dct:identifier")
    return nodes


def test_a_catalogue_comes_into_another_installation(client, batola, family_card):
    text = catalogue(client, batola)
    Standard.objects.all().delete()
    Service.objects.all().delete()
    other = switch_on(offices.government(offices.BANYUASIN, "Banyuasin"))
    offices.unit(other, "dukcapil")
    assert import_catalogue(government=other, lines=text.splitlines()).services == 1
    service = Service.objects.get()
    assert (service.unit.government, service.name) == (other, family_card.name)
    assert client.get(f"/publik/layanan/{service.public_code}/").status_code == 200


@pytest.mark.parametrize("text", ["", "bukan json", '{"@context": 1,\n{"@id" oops'])
def test_what_is_not_our_file_is_refused_or_empty(batola, text):
    try:
        assert import_catalogue(government=batola, lines=text.splitlines()).services == 0
    except Refused:
        assert not Service.objects.exists()


def test_a_unit_that_is_not_there_refuses_the_whole_file(client, batola, family_card):
    text = catalogue(client, batola)
    other = offices.government(offices.BANYUASIN, "Banyuasin")
    with pytest.raises(Refused):
        import_catalogue(government=other, lines=text.splitlines())
    assert not Unit.objects.filter(government=other).exists()
