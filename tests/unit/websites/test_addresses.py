"""Which numbers mean a machine of the open Internet, and what is a web address."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonahijau.websites.checking.addresses import is_public, same_host, same_site, split
from zonahijau.websites.checking.failures import Failure

INNER = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
    "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "255.255.255.255/32",
    "::/128", "::1/128", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64",
    "2001::/32", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
]  # fmt: skip


@given(st.sampled_from(INNER).flatmap(lambda net: st.ip_addresses(network=net)))
def test_no_address_of_a_special_network_is_public(address):
    assert not is_public(str(address))


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_written_inside_ipv6_is_never_public(address):
    number = int(address)
    for prefix in ("::ffff:0:0", "64:ff9b::", "::"):
        inside = ipaddress.IPv6Address(int(ipaddress.IPv6Address(prefix)) + number)
        assert not is_public(str(inside))
    assert not is_public(str(ipaddress.IPv6Address((0x2002 << 112) + (number << 80) + 1)))


@given(st.ip_addresses())
def test_what_is_public_is_global_and_nothing_else(address):
    if is_public(str(address)):
        assert address.is_global
        assert not address.is_private
        assert not address.is_link_local
        assert not address.is_multicast
        assert not address.is_reserved


@pytest.mark.parametrize("address", ["8.8.8.8", "103.10.10.10", "2404:6800:4003::1", "172.32.0.1"])
def test_ordinary_addresses_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize("address", ["", "contoh.go.id", "127.1", "fe80::1%eth0", "8.8.8.8/32"])
def test_what_is_no_number_is_not_public(address):
    assert not is_public(address)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_an_address_or_a_failure(typed):
    for written in (typed, f"http://{typed}", f"https://contoh.go.id/{typed}"):
        try:
            address = split(written)
        except Failure:
            continue
        assert address.host
        assert all("!" <= letter <= "~" for letter in str(address))
        assert split(str(address)) == address


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ftp://contoh.go.id/", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("//contoh.go.id", "scheme"),
        ("https://", "address"),
        ("https://admin:rahasia@contoh.go.id/", "address"),
        ("https://contoh.go.id@10.0.0.1/", "address"),
        ("https://contoh.go.id:99999/", "address"),
        ("https://contoh.go.id/" + "a" * 2000, "address"),
    ],
)
def test_what_is_no_web_address_says_why(written, code):
    with pytest.raises(Failure) as caught:
        split(written)
    assert caught.value.code == code


def test_an_address_is_brought_into_one_form():
    assert str(split(" HTTPS://Dinkes.ContohKab.GO.ID:443 ")) == "https://dinkes.contohkab.go.id/"
    assert str(split("http://x.go.id/a b?c=é")) == "http://x.go.id/a%20b?c=%C3%A9"
    assert split("https://bücher.example/").host == "xn--bcher-kva.example"


@pytest.mark.parametrize(
    ("one", "other", "host", "home"),
    [
        ("a.go.id", "www.a.go.id", True, True),
        ("contohkab.go.id", "dinkes.contohkab.go.id", False, True),
        ("dinkes.contohkab.go.id", "disdik.contohkab.go.id", False, False),
        ("satu.go.id", "dua.go.id", False, False),
        ("go.id", "contohkab.go.id", False, False),
        ("contohkab.go.id", "contohkab.go.id.example.com", False, False),
        ("contohkab.go.id", "jahatcontohkab.go.id", False, False),
    ],
)
def test_which_hosts_are_one_site(one, other, host, home):
    assert (same_host(one, other), same_site(one, other)) == (host, home)
    assert (same_host(other, one), same_site(other, one)) == (host, home)
