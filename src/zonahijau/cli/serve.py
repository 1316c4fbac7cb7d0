"""``zonahijau serve``: the web product on this machine."""

from __future__ import annotations

import sys

from zonahijau.cli.django import prepare
from zonahijau.cli.options import Given, Guide, Options, whole_number
from zonahijau.cli.report import Report
from zonahijau.cli.server import Size, listening_trouble, run_server
from zonahijau.wording import Text, refuse

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
        "--host", "ADDRESS", Text("alamat dengar", "address to listen on"), default="127.0.0.1"
    )
    options.option("--port", "N", Text("porta dengar", "port to listen on"), default="8000")
    options.option("--threads", "N", Text("utas tiap proses", "threads a process"), default="8")
    options.option(
        "--processes",
        "N",
        Text(
            "proses halaman; lebih dari satu bila mesin punya prosesor lebih",
            "processes for pages; more than one where the machine has processors to spare",
        ),
        default="1",
    )


def run(given: Given) -> Report:
    """Serve until stopped."""
    port, size = free_port(given), size_of(given)
    prepare()
    serve_at(given, port, size, worker=not given.no_worker)
    return Report({"stopped": True}, [])


def serve_at(given: Given, port: int, size: Size, *, worker: bool = True) -> None:
    """Serve the prepared installation at the address that the options name."""

    def ready() -> None:
        said = _READY.fill(address=f"http://{given.host}:{port}/").say(given.language)
        print(said, file=sys.stderr, flush=True)

    run_server(given.host, port, size, ready, worker=worker)


def size_of(given: Given) -> Size:
    """How many processes and threads the options ask for; refused below one."""
    return Size(
        whole_number("--processes", given.processes, least=1),
        whole_number("--threads", given.threads, least=1),
    )


def free_port(given: Given) -> int:
    """The port that the options name, when nobody listens there yet."""
    port = whole_number("--port", given.port, least=1)
    trouble = "> 65535" if port > _LAST_PORT else listening_trouble(given.host, port)
    if trouble is None:
        return port
    raise refuse(
        _TAKEN.fill(host=given.host, port=str(port), trouble=trouble),
        Text("pilih yang lain dengan --host atau --port", "choose another by --host or --port"),
    )


_LAST_PORT = 65535
_TAKEN = Text(
    "alamat {host}, porta {port} tidak dapat dipakai ({trouble})",
    "address {host}, port {port} cannot be used ({trouble})",
)
_READY = Text("Siap: {address} (hentikan dengan Ctrl-C)", "Ready: {address} (stop with Ctrl-C)")
