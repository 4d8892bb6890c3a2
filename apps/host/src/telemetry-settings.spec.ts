import { readSettings } from './settings.js';

const TOKEN = 'a'.repeat(32);
const tls = { KHOABANG_TLS_CERT: 'cert.pem', KHOABANG_TLS_KEY: 'key.pem' };

describe('the settings of what is told of the processes', () => {
  it('ask for nothing by default', () => {
    const { metrics, traces } = readSettings({});
    expect([metrics, traces]).toEqual([undefined, undefined]);
  });

  it.each([
    [{ KHOABANG_METRICS: '9464' }, { host: 'localhost', port: 9464, token: undefined }],
    [
      { KHOABANG_METRICS: '127.0.0.1:0', KHOABANG_METRICS_TOKEN: TOKEN },
      { host: '127.0.0.1', port: 0, token: TOKEN },
    ],
    [{ KHOABANG_METRICS: '[::1]:9464' }, { host: '::1', port: 9464, token: undefined }],
    [
      { KHOABANG_METRICS: '0.0.0.0:9464', KHOABANG_METRICS_TOKEN: TOKEN, ...tls },
      { host: '0.0.0.0', port: 9464, token: TOKEN },
    ],
  ])('read %j', (environment, metrics) => {
    expect(readSettings(environment).metrics).toEqual(metrics);
  });

  it.each([
    [{ KHOABANG_METRICS: '99999' }, 'KHOABANG_METRICS must be a port'],
    [{ KHOABANG_METRICS: 'yes' }, 'KHOABANG_METRICS must be a port'],
    [{ KHOABANG_METRICS: '0.0.0.0:9464', ...tls }, 'KHOABANG_METRICS opens the metrics to the network'],
    [
      { KHOABANG_METRICS: '0.0.0.0:9464', KHOABANG_METRICS_TOKEN: TOKEN },
      'KHOABANG_METRICS opens the metrics to the network',
    ],
    [{ KHOABANG_METRICS_TOKEN: TOKEN }, 'KHOABANG_METRICS_TOKEN is of no use without KHOABANG_METRICS'],
    [{ KHOABANG_METRICS: '9464', KHOABANG_METRICS_TOKEN: 'short' }, 'KHOABANG_METRICS_TOKEN must have 32'],
    [{ KHOABANG_TRACES: 'http://collector:4318' }, 'KHOABANG_TRACES must be the address of a collector'],
    [{ KHOABANG_TRACES: 'https://me:secret@collector' }, 'KHOABANG_TRACES must be the address of a collector'],
    [{ KHOABANG_TRACES: 'collector' }, 'KHOABANG_TRACES must be the address of a collector'],
  ])('refuse %j', (environment, sentence) => {
    expect(() => readSettings(environment)).toThrow(sentence);
  });

  it.each(['http://localhost:4318', 'https://collector.example.vn/otlp/v1/traces'])('take %s for traces', (address) => {
    expect(readSettings({ KHOABANG_TRACES: address }).traces).toBe(address);
  });
});
