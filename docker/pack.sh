#!/bin/sh
# Builds the packages and packs them into a folder, with the script that installs them.
set -eu
folder=$1
mkdir -p "$folder"
npx -y pnpm@10.34.9 install --frozen-lockfile
npx -y pnpm@10.34.9 run build
npx -y pnpm@10.34.9 --filter './packages/*' --filter ./openapi pack --pack-destination "$folder"
cp docker/install.sh "$folder"
