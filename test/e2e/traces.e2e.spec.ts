import { startCollector, type SpanTold } from '#test/support/collector';
import { type Product, startProduct } from '#test/support/product';

const NAME = 'Nguyễn Thị Bí-Mật';
const LOGIN = 'bi-mat-lam';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';

const unitOf = (code: string) => ({
  code,
  name: 'Trường mẫu',
  kind: 'SERVICE_UNIT',
  owner: 'city',
  authority: 'person-a',
  superior: 'person-s',
  effectiveOn: '2020-01-01',
});

describe('traces', () => {
  const sent = async (environment: Record<string, string>, play: (product: Product) => Promise<void>) => {
    const collector = await startCollector();
    const product = await startProduct({ KHOABANG_TRACES: collector.address, ...environment });
    for (const person of ['person-a', 'person-s']) await product.engine.vault.put(person, 'name', NAME);
    await play(product);
    await product.followers.settled(await product.engine.events.head(), 10_000);
    await product.followers.waitFor(await product.engine.events.head(), 10_000);
    await product.close();
    collector.close();
    return collector;
  };
  const registered = async (product: Product, code: string, headers: Record<string, string> = {}) => {
    const admin = await product.admin();
    const answered = await admin.post(`/api/units/${code}/register-unit`, unitOf(code), headers);
    expect(answered.status).toBe(200);
    return answered.headers.get('x-request-id') ?? '';
  };
  const ofTrace = (spans: readonly SpanTold[], trace: string) => spans.filter(({ traceId }) => traceId === trace);
  const named = (spans: readonly SpanTold[], name: string) => spans.filter((span) => span.name === name);

  it('have a command, its append and what the views make of it in one tree, found by the id of the request', async () => {
    let request = '';
    const collector = await sent({}, async (product) => {
      request = await registered(product, 'T-MAU');
    });
    expect([...collector.paths]).toEqual(['POST /v1/traces']);
    const spans = ofTrace(collector.spans(), request.replaceAll('-', ''));
    const [command] = named(spans, 'command RegisterUnit');
    const [append] = named(spans, 'append');
    const [views] = named(spans, 'follow views');
    expect(command?.parentSpanId ?? '').toBe('');
    expect(append?.parentSpanId).toBe(command?.spanId);
    expect(views?.parentSpanId).toBe(append?.spanId);
    const ids = new Set(spans.map(({ spanId }) => spanId));
    expect(ids.size).toBe(spans.length);
    expect(spans.filter(({ parentSpanId = '' }) => parentSpanId !== '' && !ids.has(parentSpanId))).toEqual([]);
    for (const { startTimeUnixNano, endTimeUnixNano } of spans)
      expect(BigInt(endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(startTimeUnixNano));
  });

  it('go on from the trace of a caller behind a trusted proxy, in the events as well', async () => {
    let recorded = '';
    const collector = await sent({ KHOABANG_PROXY: '127.0.0.0/8' }, async (product) => {
      const traceparent = `00-${TRACE}-${CALLER}-01`;
      await registered(product, 'T-MAU', { traceparent, 'x-forwarded-for': '203.0.113.7' });
      for await (const { meta } of product.engine.events.read('unit-T-MAU')) recorded = meta.correlationId;
    });
    expect(recorded).toBe('4bf92f35-77b3-4da6-a3ce-929d0e0e4736');
    const spans = ofTrace(collector.spans(), TRACE);
    expect(named(spans, 'command RegisterUnit')).toMatchObject([{ parentSpanId: CALLER }]);
    expect(named(spans, 'follow views')).toHaveLength(1);
  });

  it('believe nobody else of what they are a part', async () => {
    const collector = await sent({ KHOABANG_PROXY: '192.0.2.1' }, async (product) => {
      await registered(product, 'T-MAU', { traceparent: `00-${TRACE}-${CALLER}-01` });
    });
    expect(ofTrace(collector.spans(), TRACE)).toEqual([]);
    expect(collector.text()).not.toContain(CALLER);
  });

  it('name nobody and nothing that people chose', async () => {
    const collector = await sent({}, async (product) => {
      await registered(product, 'T-MAU');
      const admin = await product.admin();
      await admin.post('/api/accounts', { login: LOGIN, name: NAME, password: 'given-out-once-0', roles: ['HR'] });
      await product.nobody.post('/api/session', { login: LOGIN, password: 'not-the-password' });
    });
    expect(named(collector.spans(), 'command OpenAccount')).not.toEqual([]);
    for (const word of [NAME, 'Bí', LOGIN, 'T-MAU', 'Trường', 'person-', '127.0.0.1'])
      expect(collector.text()).not.toContain(word);
  });

  it('stop nothing where the collector is not there', async () => {
    const product = await startProduct({ KHOABANG_TRACES: 'http://localhost:1' });
    for (const person of ['person-a', 'person-s']) await product.engine.vault.put(person, 'name', NAME);
    await registered(product, 'T-MAU');
    await product.close();
  });
});
