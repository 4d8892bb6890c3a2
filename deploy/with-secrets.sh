#!/bin/sh
# Starts a program with the secrets of its container as its environment: each file of /run/secrets that is named like a
# variable. So they stand in no compose file, no image, and in nothing that `docker inspect` tells.
set -eu
for file in "${SECRETS:-/run/secrets}"/*; do
  name=$(basename "$file")
  case "$name" in
    *[!A-Z0-9_]* | [0-9]*) continue ;;
  esac
  value=$(cat "$file")
  export "$name=$value"
done
exec "$@"
