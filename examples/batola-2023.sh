#!/bin/sh
# What seven published unit scores of 2023 make of Kabupaten Barito Kuala, and why.
# Usage, from the top of the repository: examples/batola-2023.sh [FOLDER OF THE PROGRAMS]
set -eu
bin=${1:-.venv/bin}
units=examples/batola-2023-units.csv

say() {
    if [ "${ZONAHIJAU_LANG:-id}" = en ]; then shift; fi
    printf '%s\n\n' "$1"
}

say "1. Tujuh nilai unit yang diterbitkan Ombudsman, masing-masing dengan kelasnya" \
    "1. Seven unit scores as the Ombudsman published them, each with its class"
scores=$(grep -v '^#' "$units" | tail -n +2 | cut -d, -f3)
# shellcheck disable=SC2086 # one argument a score
"$bin/zonahijau" classify --instrument ombudsman/2023 --level unit $scores

say "2. Nilai kabupaten dari nilai unitnya" "2. The regency's score out of those of its units"
"$bin/zonahijau" rollup --instrument ombudsman/2023 --units "$units"

say "3. Mengapa" "3. Why"
"$bin/python" examples/why.py ombudsman/2023 "$units"

echo
say "Koran mencetak 87,59, kelas B, hijau. Berikutnya: $bin/zonahijau --help" \
    "The newspaper printed 87.59, class B, green. Next: $bin/zonahijau --help"
