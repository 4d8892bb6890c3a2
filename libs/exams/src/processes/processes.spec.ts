import type { RoundEvents } from '../round/events.js';
import type { UnitEvents } from '../unit/events.js';
import { hashOf, paperOf, sampleChapters, sampleUntil, textOf } from '#test/support/sample-history';
import { foldView, onAppointment, onRound, onUnit, reactionsOf, recordedAll } from '#test/support/story';
import { Bug } from '../bug.js';
import { appointmentCases, type CaseFacts } from './appointment-cases.js';
import { processes } from './index.js';
import { isMoot } from './moot.js';
import { postRelease } from './post-release.js';
import { signersOfRounds } from './signers-of-rounds.js';
import { standstillOnReorganisation } from './standstill-on-reorganisation.js';

const sample = sampleUntil('RoundDrafted')[0]!.data as RoundEvents['RoundDrafted'];
const post = sample.posts[0]!;
const drafted = (changes: Partial<RoundEvents['RoundDrafted']> = {}) =>
  ({ type: 'RoundDrafted', data: { ...sample, ...changes } }) as const;
const effect = { effectiveOn: '2026-07-01', decision: paperOf('1/QĐ') };
const reasoned = { reason: textOf('why'), minutes: hashOf('e'), decision: paperOf('2/QĐ') };
const merged = (unit: string) => onUnit(unit, { type: 'UnitMerged', data: { ...effect, successor: 'u2' } });
const suspend = (id: string, code: string) => ({
  category: 'round',
  id,
  command: { type: 'SuspendRound', data: { code } },
});
const ended = [
  ['UNIT_SPLIT', { type: 'UnitSplit', data: { ...effect, successors: ['u2', 'u3'] } }],
  ['UNIT_DISSOLVED', { type: 'UnitDissolved', data: { ...effect, reason: 'OTHER' } }],
  ['UNIT_DISSOLVED', { type: 'UnitEquitised', data: effect }],
] as const;

describe('the standstill on reorganisation', () => {
  const react = (...lines: readonly (readonly { stream: string; type: string; data: unknown }[])[]) =>
    reactionsOf(standstillOnReorganisation, recordedAll(lines.flat()));

  it('suspends every open round on a unit that is merged, and no round elsewhere (S23)', () => {
    const elsewhere = drafted({ posts: [{ ...post, unit: 'u9' }] });
    expect(react(onRound('R1', drafted()), onRound('R2', elsewhere), onRound('R3', drafted()), merged('u1'))).toEqual([
      suspend('R1', 'UNIT_MERGED'),
      suspend('R3', 'UNIT_MERGED'),
    ]);
  });

  it.each(ended)('tells the round %s', (code, line) => {
    expect(react(onRound('R1', drafted()), onUnit('u1', line))).toEqual([suspend('R1', code)]);
  });

  it('leaves alone a round that has let go of the unit, and rounds typed in from paper', () => {
    const released = onUnit('u1', { type: 'PostReleased', data: { position: 'x', round: 'R1' } });
    expect(react(onRound('R1', drafted()), released, merged('u1'))).toEqual([]);
    expect(react(onRound('R1', drafted({ entry: 'RETROSPECTIVE' })), merged('u1'))).toEqual([]);
    expect(react(released, merged('u1'))).toEqual([]);
  });

  it('keeps a round that lets go of one of two posts of the unit', () => {
    const two = drafted({ posts: [post, { ...post, post: 'P2', position: 'y' }] });
    const released = onUnit('u1', { type: 'PostReleased', data: { position: 'x', round: 'R1' } });
    expect(react(onRound('R1', two), released, merged('u1'))).toEqual([suspend('R1', 'UNIT_MERGED')]);
  });

  it('watches the successor once the round goes on there', () => {
    const successor = { unit: 'u2', authority: 'p-new', superior: 'p-above' };
    const resumed = { type: 'RoundResumed', data: { as: 'CONTINUE_AS_SUCCESSOR', successor, ...reasoned } } as const;
    expect(react(onRound('R1', drafted(), resumed), merged('u2'))).toEqual([suspend('R1', 'UNIT_MERGED')]);
    const unchanged = { type: 'RoundResumed', data: { as: 'UNCHANGED', ...reasoned } } as const;
    expect(react(onRound('R1', drafted(), unchanged), merged('u2'))).toEqual([]);
  });

  it('takes a refusal for the end of the matter when the round was faster', () => {
    expect(isMoot('SuspendRound', 'round-suspended')).toBe(true);
    expect(isMoot('SuspendRound', 'not-the-authority')).toBe(false);
    expect(isMoot('ReleasePost', 'round-suspended')).toBe(false);
  });
});

describe('who signs for rounds', () => {
  const react = (...lines: readonly (readonly { stream: string; type: string; data: unknown }[])[]) =>
    reactionsOf(signersOfRounds, recordedAll(lines.flat()));
  const on = (effectiveOn: string, authority = 'p-new') => ({
    effectiveOn,
    owner: 'city',
    authority,
    superior: 'p-above',
    decision: paperOf('7/QĐ'),
  });
  const owned = (unit: string, ...change: Parameters<typeof on>) =>
    onUnit(unit, { type: 'OwnerChanged', data: on(...change) });
  const tell = (id: string, unit: string, ...change: Parameters<typeof on>) => {
    const { authority, superior, owner: body, effectiveOn, decision } = on(...change);
    const data = { unit, authority, superior, body, effectiveOn, decision };
    return { category: 'round', id, command: { type: 'ChangeSigners', data } };
  };

  it('is told to every round on the unit, and to no round elsewhere', () => {
    const elsewhere = drafted({ posts: [{ ...post, unit: 'u9' }] });
    const rounds = [onRound('R1', drafted()), onRound('R2', elsewhere), onRound('R3', drafted())];
    expect(react(...rounds, owned('u1', '2026-03-01'))).toEqual([
      tell('R1', 'u1', '2026-03-01'),
      tell('R3', 'u1', '2026-03-01'),
    ]);
  });

  it('is told to a round that is drafted, or goes on in a successor, before the decision takes effect', () => {
    const known = owned('u1', '2026-02-01');
    expect(react(known, owned('u1', '2026-03-01', 'p-next'), onRound('R1', drafted()))).toEqual([
      tell('R1', 'u1', '2026-03-01', 'p-next'),
    ]);
    const successor = { unit: 'u2', authority: 'p-new', superior: 'p-above' };
    const resumed = { type: 'RoundResumed', data: { as: 'CONTINUE_AS_SUCCESSOR', successor, ...reasoned } } as const;
    expect(react(owned('u2', '2026-03-01'), onRound('R1', drafted(), resumed))).toEqual([
      tell('R1', 'u2', '2026-03-01'),
    ]);
  });

  it('is not told where the registry had something newer already when the round asked it', () => {
    const newer = owned('u1', '2026-02-01');
    expect(react(newer, onRound('R1', drafted()), owned('u1', '2020-01-01', 'p-old'))).toEqual([]);
    expect(react(onRound('R1', drafted()), owned('u1', '2020-01-01'))).toEqual([tell('R1', 'u1', '2020-01-01')]);
  });

  it('is told to every appointment on the unit, whenever it came there', () => {
    const on1 = (id: string) =>
      onAppointment(id, { type: 'AppointmentCaseOpened', data: { round: 'R1', unit: 'u1' } as never });
    const moved = onAppointment('C9', { type: 'AppointmentMerged', data: { of: 'u8', into: 'u1' } as never });
    const { authority, effectiveOn, decision } = on('2026-03-01');
    const data = { unit: 'u1', authority, effectiveOn, decision };
    const told = (id: string) => ({ category: 'appointment', id, command: { type: 'ChangeCaseAuthority', data } });
    expect(react(on1('C1'), moved, owned('u1', '2026-03-01'), on1('C2'))).toEqual([told('C1'), told('C9'), told('C2')]);
    expect(react(on1('C1'), owned('u2', '2026-03-01'))).toEqual([]);
  });

  it('says nothing of a unit without rounds, and takes the end of a round for the end of the matter', () => {
    expect(react(owned('u1', '2026-03-01'))).toEqual([]);
    expect(isMoot('ChangeSigners', 'round-ended')).toBe(true);
    expect(isMoot('ChangeSigners', 'not-the-authority')).toBe(false);
  });
});

describe('the release of posts', () => {
  const until = '2026-01-05T02:02:00.000Z';
  const reserve = (position: string, round = 'R1', token = 'T1') =>
    onUnit('u1', { type: 'PostReserved', data: { position, round, token, until } });
  const release = (position: string, token = 'T1') => ({
    category: 'unit',
    id: 'u1',
    command: { type: 'ReleasePost', data: { position, round: 'R1', token } },
  });
  const react = (...lines: readonly (readonly { stream: string; type: string; data: unknown }[])[]) =>
    reactionsOf(postRelease, recordedAll(lines.flat()));
  const two = drafted({ posts: [post, { ...post, post: 'P2', position: 'y' }] });

  it('lets go of what an attempt kept that has been ended, and of nothing that another attempt keeps', () => {
    const voided = onRound('R1', { type: 'DraftVoided', data: { token: 'T1' } });
    expect(react(reserve('x'), reserve('y', 'R1', 'T2'), reserve('z', 'R2', 'T1'), voided)).toEqual([release('x')]);
    expect(react(voided)).toEqual([]);
  });

  it('lets go of what was kept before attempts had names', () => {
    const nameless = onUnit('u1', { type: 'PostReserved', data: { position: 'x', round: 'R1' } });
    const closed = onRound('R1', { type: 'RoundClosed', data: {} });
    expect(react(nameless, onRound('R1', drafted()), closed)).toEqual([release('x', '')]);
  });

  it('is settled when another has taken the post meanwhile', () => {
    expect(isMoot('ReleasePost', 'post-held-by-another-round')).toBe(true);
    expect(isMoot('ReleasePost', 'unit-unknown')).toBe(false);
    expect(isMoot('OpenCase', 'post-held-by-another-round')).toBe(false);
  });

  it.each([
    { type: 'RoundClosed', data: {} },
    { type: 'RoundCancelled', data: reasoned },
    { type: 'DraftWithdrawn', data: { reason: textOf('why') } },
    { type: 'ResultAnnulled', data: { decision: paperOf('1'), effects: textOf('x') } },
  ] as const)('lets go of all that is reserved after $type', (line) => {
    expect(react(reserve('x'), onRound('R1', two), reserve('y'), onRound('R1', line))).toEqual([
      release('x'),
      release('y'),
    ]);
  });

  it('lets go of one post that is cancelled, and not again at the end', () => {
    const cancelled = {
      type: 'PostCancelled',
      data: { post: 'P2', code: 'POSITION_ABOLISHED', decision: paperOf('1') },
    } as const;
    const released = onUnit('u1', {
      type: 'PostReleased',
      data: { position: 'y', round: 'R1', token: 'T1' },
    } satisfies {
      type: 'PostReleased';
      data: UnitEvents['PostReleased'];
    });
    const before = [onRound('R1', two), reserve('x'), reserve('y'), onRound('R1', cancelled)];
    expect(react(...before)).toEqual([release('y')]);
    const closed = onRound('R1', { type: 'RoundClosed', data: {} });
    expect(react(...before, released, reserve('y', 'R2'), closed)).toEqual([release('y'), release('x')]);
  });

  it('asks for nothing that was never reserved', () => {
    const cancelled = {
      type: 'PostCancelled',
      data: { post: 'P1', code: 'POSITION_ABOLISHED', decision: paperOf('1') },
    } as const;
    const closed = { type: 'RoundClosed', data: {} } as const;
    expect(react(onRound('R1', drafted(), cancelled, closed))).toEqual([]);
    expect(react(onRound('R1', cancelled, closed))).toEqual([]);
  });
});

describe('the appointment cases', () => {
  const react = (...lines: Parameters<typeof onRound>[1][]) =>
    reactionsOf(appointmentCases, recordedAll(onRound('R1', ...lines)));
  const story = [...sampleChapters.opening, ...sampleChapters.applying, ...sampleChapters.concluding];

  it('are opened for the winner, and for the next-ranked who is invited, with what the case must know (S19)', () => {
    const [winner, next] = react(...story);
    expect(winner).toEqual({
      category: 'appointment',
      id: 'R1-P1-1',
      command: {
        type: 'OpenCase',
        data: {
          round: 'R1',
          post: 'P1',
          candidate: 'c1',
          person: 'person-c1',
          unit: 'u1',
          position: 'x',
          authority: 'p-authority',
          owner: 'p-owner',
          pack: 'VN-CIVIL-2025@1',
          rank: 1,
          announcedOn: '2026-05-04',
          dossierDays: 20,
          firstTerm: true,
          clocks: 'RUN',
        },
      },
    });
    expect(next).toMatchObject({
      id: 'R1-P1-2',
      command: { data: { candidate: 'c2', person: 'person-c2', rank: 2, announcedOn: '2026-05-12' } },
    });
  });

  it('are opened for one who is invited from the reserve, with the day of that invitation (S28)', () => {
    const papers = { vacancy: paperOf('1'), decision: paperOf('2') };
    const invited = {
      type: 'ReserveInvited',
      data: { post: 'P1', candidate: 'c2', case: 'P1-2', ...papers },
      meta: { at: '2027-01-15T02:00:00.000Z' },
    } as const;
    const before = story.filter(({ type }) => type !== 'NextRankedInvited');
    expect(react(...before, invited).at(-1)).toMatchObject({
      category: 'appointment',
      id: 'R1-P1-2',
      command: { type: 'OpenCase', data: { candidate: 'c2', person: 'person-c2', rank: 2, announcedOn: '2027-01-15' } },
    });
  });

  it('carry no rank for one whom the last result does not rank', () => {
    const unranked = story.map((line) => {
      if (line.type !== 'ResultsCompiled') return line;
      return { ...line, data: { ...line.data, lines: line.data.lines.map((entry) => ({ ...entry, rank: null })) } };
    });
    expect(react(...unranked)[0]?.command.data).toMatchObject({ candidate: 'c1', rank: 0 });
  });

  it('are not opened for a round or a post that nobody drafted: that is a fault to be mended', () => {
    const [announced] = story.filter(({ type }) => type === 'ResultsAnnounced');
    expect(() => react(announced!)).toThrow(Bug);
    expect(() => react(drafted({ posts: [{ ...post, post: 'P9' }] }), announced!)).toThrow('the round has no post P1');
  });

  it('go to the successor and its authority, and to the officer who took over', () => {
    const successor = { unit: 'u2', authority: 'p-new', superior: 'p-above' };
    const announced = sampleChapters.concluding[3];
    const [opened] = react(
      drafted(),
      { type: 'OwnershipAccepted', data: { from: 'p-owner', to: 'p-next' } },
      { type: 'RoundResumed', data: { as: 'CONTINUE_AS_SUCCESSOR', successor, ...reasoned } },
      announced,
    );
    expect(opened?.command.data).toMatchObject({ unit: 'u2', position: 'x', authority: 'p-new', owner: 'p-next' });
    const [unchanged] = react(drafted(), { type: 'RoundResumed', data: { as: 'UNCHANGED', ...reasoned } }, announced);
    expect(unchanged?.command.data).toMatchObject({ unit: 'u1', authority: 'p-authority' });
  });

  it('are opened for a round that is typed in from paper as for any other, but with clocks that are read only', () => {
    const unmarked = react(...story).map(({ command, ...reaction }) => {
      const { clocks, ...data } = command.data as { clocks: string };
      expect(clocks).toBe('RUN');
      return { ...reaction, command: { ...command, data } };
    });
    expect(react(drafted({ entry: 'RETROSPECTIVE' }), ...story.slice(1))).toEqual(unmarked);
  });

  it('have clocks that are read only where the round was drafted before such clocks ran', () => {
    const events = recordedAll(onRound('R1', ...story));
    const at = events.findIndex(({ type }) => type === 'ResultsAnnounced');
    const { R1 } = foldView(appointmentCases, events.slice(0, at));
    const { entry, ...remembered } = R1 as CaseFacts;
    expect(entry).toBe('LIVE');
    const { data } = events[at]!;
    const reactions = appointmentCases.react.ResultsAnnounced?.(remembered, data as never, events[at]!, 'R1');
    expect(reactions?.[0]?.command.data).not.toHaveProperty('clocks');
    expect(reactions).toHaveLength(1);
  });

  it('belong to the body whose round it is, of the successor where the round goes on there', () => {
    const [first, ...rest] = story;
    const city = { ...first!, data: { ...sample, body: 'city' } } as (typeof story)[number];
    expect(react(city, ...rest)[0]).toMatchObject({ command: { data: { body: 'city' } } });
    const successor = { unit: 'u2', authority: 'p-new', superior: 'p-above', body: 'heir' };
    const resumed = { type: 'RoundResumed', data: { as: 'CONTINUE_AS_SUCCESSOR', successor, ...reasoned } } as const;
    expect(react(city, resumed, ...rest)[0]).toMatchObject({ command: { data: { body: 'heir', authority: 'p-new' } } });
  });

  it('are passed on with the round, as many as were opened', () => {
    const accepted = { type: 'OwnershipAccepted', data: { from: 'p-owner', to: 'p-heir' } } as const;
    const opened = (id: string) =>
      onAppointment(id, { type: 'AppointmentCaseOpened', data: { round: 'R1', unit: 'u1' } as never });
    const told = reactionsOf(
      appointmentCases,
      recordedAll([
        ...onRound('R1', drafted(), accepted),
        ...opened('R1-P1-1'),
        ...opened('R1-P2-1'),
        ...onRound('R1', accepted),
        ...onRound('R2', accepted),
      ]),
    );
    expect(told).toEqual(
      ['R1-P1-1', 'R1-P2-1'].map((id) => ({
        category: 'appointment',
        id,
        command: { type: 'ChangeCaseOwner', data: { owner: 'p-heir' } },
      })),
    );
  });

  it('tell the round what came of them', () => {
    const place = { round: 'R1', post: 'P1', candidate: 'c1' };
    const told = reactionsOf(
      appointmentCases,
      recordedAll([
        ...onAppointment('R1-P1-1', {
          type: 'AppointmentFailed',
          data: { ...place, code: 'DOSSIER_LATE', by: 'SYSTEM', reason: null },
        }),
        ...onAppointment('R1-P1-2', { type: 'OfficeTaken', data: { ...place, candidate: 'c2', on: '2026-06-20' } }),
      ]),
    );
    expect(told).toEqual([
      {
        category: 'round',
        id: 'R1',
        command: { type: 'RecordCaseFailed', data: { post: 'P1', candidate: 'c1', code: 'DOSSIER_LATE' } },
      },
      { category: 'round', id: 'R1', command: { type: 'RecordPostFilled', data: { post: 'P1', candidate: 'c2' } } },
    ]);
  });
});

describe('the processes', () => {
  it('are told apart by name: it names their own stream and their actor', () => {
    expect(processes.map(({ name }) => name)).toEqual([
      'standstill-on-reorganisation',
      'signers-of-rounds',
      'post-release',
      'appointment-cases',
    ]);
  });
});
