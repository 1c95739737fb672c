#!/usr/bin/env bash
# Packs what is published, as it is built now, into a folder. npm takes provenance only from packages that name the
# repository they were built in, so each is told where this run takes place.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${GITHUB_REPOSITORY:?is set by GitHub Actions, to owner/name}"
mkdir -p "$1"
target=$(cd "$1" && pwd)
home="https://github.com/$GITHUB_REPOSITORY"
pnpm build
for folder in openapi packages/*; do
  (
    cd "$folder"
    npm pkg set repository.type=git repository.url="git+$home.git" repository.directory="$folder" \
      homepage="$home/tree/main/$folder#readme" bugs.url="$home/issues"
    pnpm pack --pack-destination "$target"
  )
done
