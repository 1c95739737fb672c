#!/bin/sh
# Installs packed packages that lie beside this script, by their names, with what they depend on.
set -eu
folder=$(dirname "$0")
for name in "$@"; do set -- "$@" "$folder/starfish-api-$name-"*.tgz; shift; done
npm install --global --omit=optional --no-audit --no-fund "$@"
rm -rf "$folder" "$HOME/.npm/_cacache"
