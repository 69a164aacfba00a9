#!/bin/sh
# Finds a Python that is new enough and hands over to bootstrap.py, because an old one could not even read that file.
# Usage: sh scripts/bootstrap.sh runtime|dev|bench|audit|admin|report [--browser] [--server] [--form] [--editor] [--lighthouse] [--minisearch]
set -u
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
here=$(dirname "$0")

for python in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if command -v "$python" >/dev/null 2>&1 && "$python" -c "$new_enough" 2>/dev/null; then
        exec "$python" "$here/bootstrap.py" "$@"
    fi
done

found=$("${PYTHON:-python3}" --version 2>&1) || found='-'
echo "Es fehlt Python 3.11 oder neuer (gefunden: $found): bitte installieren, oder mit PYTHON=… auf eines zeigen." >&2
echo "Python 3.11 or newer is missing (found: $found): please install it, or point to one with PYTHON=…." >&2
exit 1
