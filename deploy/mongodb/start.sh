#!/bin/bash
# One node of the replica set. MongoDB wants certificate and key in one file, and files of keys that are its own.
set -euo pipefail
keys=/run/keys
cat /etc/mongodb/tls/node.crt /etc/mongodb/tls/node.key > "$keys/node.pem"
cp /run/secrets/mongodb-key "$keys/replica-set.key"
cp /etc/mongodb/tls/ca.crt "$keys/ca.crt"
chown -R mongodb:mongodb "$keys"
chmod 400 "$keys"/*
exec docker-entrypoint.sh mongod --bind_ip_all --replSet khoabang --keyFile "$keys/replica-set.key" \
  --tlsMode requireTLS --tlsCertificateKeyFile "$keys/node.pem" --tlsCAFile "$keys/ca.crt" \
  --tlsAllowConnectionsWithoutCertificates
