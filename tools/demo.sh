#!/usr/bin/env bash
# Reads the example pages into demo.db, shows the first page, and says what to try next.
set -eu
cd "$(dirname "$0")/.."
dragoman=.venv/bin/dragoman
first=examples/first-page/gaza-talks-2025-07-24.txt

rm -f demo.db demo.db-wal demo.db-shm # made by this script only
"$dragoman" add demo.db examples/first-page examples/pages --codes examples/codes
printf '\nWhat the first page reports (%s):\n' "$first"
"$dragoman" read --format text "$first"
printf '\nWhere the talks stand, after all pages (dragoman talks demo.db):\n'
"$dragoman" talks demo.db --codes examples/codes --format table
cat <<'TEXT'

demo.db now holds these pages and everything found in them. Try:

  . .venv/bin/activate
  dragoman show demo.db                        the articles in it
  dragoman search demo.db ceasefire            their words, with snippets
  dragoman figures demo.db                     who gives which number, and whether they agree
  dragoman talks demo.db gaza                  how talks came to stand where they do
  dragoman check demo.db                       every finding still stands in its text
  dragoman read --all PAGE                     any page of yours: HTML, text, WARC, feed, JSON lines
  dragoman read PAGE | head -3                 the same as JSON lines
TEXT
