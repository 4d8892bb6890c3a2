#!/bin/sh
# Makes every secret of deploy/compose.yaml, and deploy/.env with the name under which people open the site:
#   deploy/make-secrets.sh thi.example.vn
# What is there already is left as it is, so it can be run again. Needs openssl.
set -eu
site=${1:-}
case "$site" in
  '' | *[!a-z0-9.-]*) echo "Tên miền / name of the site? For example: $0 thi.example.vn" >&2; exit 64 ;;
esac
here=${DEPLOY:-$(cd "$(dirname "$0")" && pwd)}
secrets=$here/secrets
mkdir -p "$secrets"
# The folder is shut; its files are open to whoever they are mounted for, since Docker keeps owner and mode of a file.
chmod 700 "$secrets"

# Writes standard input to a secret that is not there yet.
put() {
  if [ -s "$secrets/$1" ]; then
    cat > /dev/null
  else
    cat > "$secrets/$1.new"
    chmod 444 "$secrets/$1.new"
    mv "$secrets/$1.new" "$secrets/$1"
  fi
}
# Letters and digits alone: what stands in an address needs no other spelling there.
made() { openssl rand -hex 24 | tr -d '\n'; }

for name in kurrentdb-admin kurrentdb-ops mongodb-root mongodb-khoabang keycloak-admin keycloak-database \
  khoabang-admin oidc-client metrics-token; do
  made | put "$name"
done
openssl rand -hex 32 | tr -d '\n' | put master-key
openssl rand -base64 741 | tr -d '\n' | put mongodb-key

tls=/etc/khoabang/tls
printf 'kurrentdb://admin:%s@kurrentdb-1:2113,kurrentdb-2:2113,kurrentdb-3:2113?tlsCAFile=%s/log-ca.crt' \
  "$(cat "$secrets/kurrentdb-admin")" "$tls" | put events
mongodb="mongodb://khoabang:$(cat "$secrets/mongodb-khoabang")@mongodb-1,mongodb-2,mongodb-3"
options="replicaSet=khoabang&authSource=admin&tls=true&tlsCAFile=$tls/ca.crt"
printf '%s/khoabang_views?%s' "$mongodb" "$options" | put views
printf '%s/khoabang_vault?%s' "$mongodb" "$options" | put vault

[ -e "$here/.env" ] || printf 'SITE=%s\n' "$site" > "$here/.env"
echo "Secrets: $secrets. Keep a copy elsewhere, of master-key above all: without it names and texts are lost."
