"""``zonahijau serve``: the web product on this machine."""

from __future__ import annotations

from zonahijau.cli.options import Given, Guide, Options, whole_number
from zonahijau.cli.report import Report
from zonahijau.cli.server import run_server
from zonahijau.wording import Text

GUIDE = Guide(
    Text(
        "Menjalankan aplikasi web beserta pekerjanya: basis data disiapkan, lalu halaman dilayani "
        "sampai dihentikan dengan Ctrl-C. Di belakang server web depan, isi ZONAHIJAU_HOSTS dan "
        "ZONAHIJAU_HTTPS.",
        "Runs the web application with its worker: prepares the database, then serves pages until "
        "it is stopped with Ctrl-C. Behind a front web server, set ZONAHIJAU_HOSTS and "
        "ZONAHIJAU_HTTPS.",
    ),
    examples=("zonahijau serve", "zonahijau serve --host 0.0.0.0 --port 8080 --threads 8"),
)


def add_options(options: Options) -> None:
    add_address(options)
    options.switch("--no-worker", Text("tanpa pekerja latar", "without the background worker"))


def add_address(options: Options) -> None:
    """Where to listen, for this command and for the demonstration."""
    options.option(
        "--host", "ALAMAT", Text("alamat dengar", "address to listen on"), default="127.0.0.1"
    )
    options.option("--port", "N", Text("porta dengar", "port to listen on"), default="8000")
    options.option("--threads", "N", Text("utas tiap proses", "threads a process"), default="8")


def run(given: Given) -> Report:
    """Serve until stopped."""
    serve_at(given, worker=not given.no_worker)
    return Report({"stopped": True}, [])


def serve_at(given: Given, *, worker: bool = True) -> None:
    """Serve at the address that the options name."""
    port = whole_number("--port", given.port, least=1)
    threads = whole_number("--threads", given.threads, least=1)
    run_server(given.host, port, threads, worker=worker)
