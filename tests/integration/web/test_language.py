"""The language and the light that a person chose stay chosen."""


def test_the_product_speaks_indonesian_until_somebody_asks(client, demonstration):
    page = client.get("/galeri/")
    assert page["Content-Language"] == "id"
    assert 'lang="id"' in page.content.decode()


def test_a_chosen_language_is_kept(client, demonstration):
    client.get("/galeri/?lang=en")
    page = client.get("/galeri/").content.decode()
    assert "Component gallery" in page
    assert "Masukkan sebuah bilangan" not in page  # Django's own sentences follow


def test_an_invented_language_changes_nothing(client, demonstration):
    page = client.get("/galeri/?lang=fr")
    assert page["Content-Language"] == "id"
    assert "zonahijau_language" not in page.cookies


def test_the_night_is_a_stylesheet_and_never_on_paper(client, demonstration):
    by_device = client.get("/galeri/").content.decode()
    assert 'media="screen and (prefers-color-scheme: dark)"' in by_device
    assert 'dark.css" media="screen"' in client.get("/galeri/?theme=dark").content.decode()
    assert "dark.css" not in client.get("/galeri/?theme=light").content.decode()


def test_caches_know_that_pages_differ_by_cookie(client, demonstration):
    assert "Cookie" in client.get("/galeri/")["Vary"]
