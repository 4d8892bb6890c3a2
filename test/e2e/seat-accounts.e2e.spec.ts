import { openAccount } from '../../apps/cli/src/demo/demo.js';
import { seat } from '../../apps/cli/src/demo/round-plan.js';
import { ADMIN_PASSWORD } from '../support/product.js';
import { type ScenarioProduct, startScenarioProduct } from '../support/api-round/product.js';
import { playRound, refusalOf, type ScenarioRound } from '../support/api-round/round.js';

let product: ScenarioProduct;
let round: ScenarioRound;
beforeAll(async () => {
  product = await startScenarioProduct();
  round = await playRound(product, { candidates: [{ id: 'A' }, { id: 'B' }], until: 'ANNOUNCED' });
});
afterAll(() => product.close());

const board = (keys: readonly [head: string, member: string, secretary: string]) => {
  const [head, member, secretary] = keys.map((key) => seat(round.playing.play, key, 'OUTSIDE_EXPERT'));
  return { head, members: [member], secretary, decision: round.decision('21/QĐ') };
};

describe('whoever is given a seat', () => {
  it('and has an account without the role that the seat needs is refused there and then, with the way out', async () => {
    const refused = await (
      await round.callerOf('M1')
    )
      .post(`/api/rounds/${round.id}/establish-board`, {
        kind: 'APPEAL_MARKING',
        ...board(['A1', 'HR', 'A4']),
        occurredAt: new Date(round.playing.now + 60_000).toISOString(),
      })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'seat-without-role' });
    const words = (refused as Error).message;
    expect(words).toContain('a member of the appeal-marking board (roles that serve: head of a board, board member)');
    expect(words).toContain('Ask an administrator');
  });

  it('is asked for the role of the very seat, whichever command gives it', async () => {
    const headed = { kind: 'QUESTION', ...board(['A2', 'A3', 'A4']) };
    expect(await round.refusal('M1', 'establish-board', headed)).toBe('seat-without-role');
    expect(await round.refusal('HR', 'offer-ownership', { to: round.idOf('M4') })).toBe('seat-without-role');
    const by = seat(round.playing.play, 'AUDITOR', 'PROFESSIONAL_LEADER');
    const replace = { member: round.idOf('M5'), by, decision: round.decision('22/QĐ') };
    expect(await round.refusal('AUTHORITY', 'replace-member', replace)).toBe('seat-without-role');
  });

  it('and has no account acts on paper: not refused, and named by what the round waits for', async () => {
    await round.act('AUTHORITY', 'replace-member', {
      member: round.idOf('M4'),
      by: seat(round.playing.play, 'N7', 'PROFESSIONAL_LEADER'),
      decision: round.decision('23/QĐ'),
    });
    await round.act('M1', 'table-motion', { motion: 'NQ-1', subject: 'Nội dung mẫu.' });
    const votes = (await round.waiting()).find(({ code }) => code === 'votes');
    expect(votes?.persons).toContain(round.idOf('N7'));
    expect(votes).toMatchObject({ withoutAccount: [round.idOf('N7')] });
  });

  it('can be given it once an administrator has granted the role', async () => {
    const { play } = round.playing;
    const admin = await play.door.signIn('admin', ADMIN_PASSWORD);
    const late = { ...play, cast: new Map([...play.cast, ['LATE', { ...play.cast.get('X1')!, login: 'mau.late' }]]) };
    await openAccount(late, admin, 'LATE', ['HR']);
    const members = { ...board(['A1', 'A2', 'A4']), members: [seat(late, 'LATE', 'OUTSIDE_EXPERT')] };
    const establish = { kind: 'APPEAL_MARKING', ...members };
    expect(await round.refusal('M1', 'establish-board', establish)).toBe('seat-without-role');
    const accounts = await admin.list<{ id: string; person: string }>('/api/accounts');
    const { id } = accounts.find(({ person }) => person === late.ids.get('LATE'))!;
    await admin.post(`/api/accounts/${id}/grant-role`, { role: 'MARKER', reason: 'Theo quyết định phân công' });
    await round.act('M1', 'establish-board', establish);
  });
});

describe('whom the registry names as signer', () => {
  const unit = (authority: string) => ({
    code: `don-vi-${authority.toLowerCase()}`,
    name: 'Đơn vị mẫu',
    kind: 'SERVICE_UNIT',
    owner: 'UBND',
    authority: round.idOf(authority),
    superior: round.idOf('SUPERIOR'),
    effectiveOn: '2017-01-01',
  });

  it('must be able to sign where there is an account', async () => {
    const hr = await round.callerOf('HR');
    const register = (authority: string) => {
      const body = unit(authority);
      return hr.post(`/api/units/${body.code}/register-unit`, body);
    };
    expect(await refusalOf(register('M1'))).toBe('seat-without-role');
    await register('AUTHORITY');
    await register('SUPERIOR2');
  });
});
