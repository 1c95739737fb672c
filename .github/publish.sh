#!/usr/bin/env bash
# Publishes what has a new version, with provenance: npm takes it only from packages that name the repository they were
# built in, so each is told where this run takes place.
set -euo pipefail
for folder in openapi packages/*; do
  (cd "$folder" && npm pkg set \
    repository.type=git \
    repository.url="git+https://github.com/${GITHUB_REPOSITORY}.git" \
    repository.directory="$folder")
done
npx -y pnpm@10.34.9 run release
