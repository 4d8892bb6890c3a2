// Exit code 0 if what stands at an address answers that it is well: `node healthy.mjs ADDRESS`. The server's certificate is
// checked as ever (NODE_EXTRA_CA_CERTS). KHOABANG_METRICS_TOKEN, where it is set, is shown to it.
const [address = ''] = process.argv.slice(2);
const token = process.env.KHOABANG_METRICS_TOKEN;
const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
const isWell = await fetch(address, { headers, signal: AbortSignal.timeout(4_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exitCode = isWell ? 0 : 1;
