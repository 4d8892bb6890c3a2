#!/bin/bash
# Makes a certificate for each part of deploy/compose.yaml, once, each into a folder of its own with the authority that it
# believes. Two authorities: whoever shows KurrentDB a certificate of its own authority is taken for one of its nodes, so
# that one signs nothing else. Their keys are forgotten at the end: nobody can make more of them.
set -euo pipefail
cd "${CERTIFICATES:-/certificates}"
if [ -e made ] && [ "${RENEW:-no}" != yes ]; then
  echo 'The certificates are there. To make all of them anew: RENEW=yes.'
  exit 0
fi
rm -f made
work=$(mktemp -d)
days=800
es-gencert-cli create-ca -days 3650 -out "$work/log"
es-gencert-cli create-ca -days 3650 -out "$work/all"

# part, its authority, who may read its key, its names, its address
make() {
  local part=$1 authority=$2 owner=$3 names=$4 address=$5
  rm -rf "$part"
  es-gencert-cli create-node -days "$days" -ca-certificate "$work/$authority/ca.crt" -ca-key "$work/$authority/ca.key" \
    -out "$part" -dns-names "$names,localhost" -ip-addresses "$address"
  mkdir -p "$part/authority"
  cp "$work/$authority/ca.crt" "$part/authority/ca.crt"
  cp "$work/$authority/ca.crt" "$part/ca.crt"
  cp "$work/log/ca.crt" "$part/log-ca.crt"
  chown -R "$owner:$owner" "$part"
  chmod 500 "$part" "$part/authority"
  chmod 400 "$part"/*.crt "$part/node.key" "$part/authority/ca.crt"
}
for number in 1 2 3; do
  make "kurrentdb-$number" log 1000 "kurrentdb-$number" "172.30.242.1$number"
  make "mongodb-$number" all 0 "mongodb-$number" 127.0.0.1
done
for part in api-1 api-2 worker-1 worker-2; do make "$part" all 10001 "$part" 127.0.0.1; done
make keycloak all 1000 keycloak 127.0.0.1
make proxy all 0 "$SITE" 127.0.0.1
make mongodb-replica-set all 999 mongodb-replica-set 127.0.0.1
rm -rf "$work"
touch made
