#!/usr/bin/env bash
# Makes the virtual environment .venv with what is locked in requirements/NAME.txt, then this project.
# usage: tools/setup.sh NAME   (run or dev). Does nothing where that was done already.
set -eu
cd "$(dirname "$0")/.."
name=$1
made=src/dragoman/built/gazetteer.sqlite
stamp=.venv/.$name-$(cat "requirements/$name.txt" pyproject.toml tools/make_gazetteer.py resources/*.csv | cksum | tr -d ' ')
[ -e "$stamp" ] && [ -e "$made" ] && exit 0

say() { printf 'setup: %s\n' "$*" >&2; }

find_python() {
  for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  say "no Python 3.11 or newer found; install one, or name it: make demo PYTHON=/path/to/python3.11"
  exit 1
}

# On Debian the venv module is a package of its own.
need_venv() {
  "$1" -c 'import ensurepip, venv' 2>/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "installing Debian's python3-venv"
    apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
  else
    say "Python's venv module is missing; on Debian and Ubuntu: sudo apt-get install python3-venv"
    exit 1
  fi
}

python=$(find_python)
need_venv "$python"
[ -x .venv/bin/python ] || { say "making .venv with $("$python" --version)"; "$python" -m venv .venv; }
say "installing what requirements/$name.txt names (once; a minute or so)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "requirements/$name.txt"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
rm -f .venv/."$name"-*
touch "$stamp"
