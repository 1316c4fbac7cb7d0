#!/bin/sh
# The Debian packages that the tests need beside Python: a browser with fonts, PostgreSQL, and the
# word processor that opens our DOCX.
# Installs those that are missing where it may; else names them and stops.
set -eu

needs() { # needs PACKAGES PROOF...: the packages, unless one of the proofs is there
    packages=$1
    shift
    for proof in "$@"; do
        if [ -n "$proof" ] && { command -v "$proof" >/dev/null || [ -e "$proof" ]; }; then return; fi
    done
    missing="$missing $packages"
}

missing=
needs "chromium fonts-noto-core" "${ZONAHIJAU_CHROMIUM:-}" chromium
needs libreoffice-writer-nogui soffice
needs postgresql /usr/lib/postgresql/*/bin/initdb initdb
[ -n "$missing" ] || exit 0

root=
if [ "$(id -u)" != 0 ]; then root="sudo -n"; fi
if command -v apt-get >/dev/null && $root true 2>/dev/null; then
    echo "Installing Debian packages for the tests:$missing ..."
    export DEBIAN_FRONTEND=noninteractive
    $root apt-get update >/dev/null
    # shellcheck disable=SC2086 # one argument a package
    $root apt-get install --yes --no-install-recommends $missing >/dev/null
else
    echo "The tests need these Debian packages: apt-get install$missing" >&2
    exit 1
fi
