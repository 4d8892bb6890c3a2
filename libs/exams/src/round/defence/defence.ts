import { emptyTable } from '#kernel';
import { chapter } from '../chapter.js';
import { defenceCards } from './cards.js';
import { type DefenceCommands, type DefenceEvents, defenceUpcasters } from './events.js';
import { evolveDefence } from './evolve.js';
import { acceptLateScheme, depositScheme, drawOrder } from './lot.js';
import { defenceRefusals } from './refusals.js';
import { decideSpread, sealDefence, signSheet } from './scoring.js';
import {
  recordDefenceAbsence,
  recordPresence,
  recordPresentation,
  recordQuestioning,
  startDefence,
} from './sessions.js';

/** The defence of the schemes: hand-in, lot, sessions, independent signed sheets, spread reviews (domain §3.9). */
export const defence = chapter<'defence', DefenceCommands, DefenceEvents>()({
  name: 'defence',
  initial: { schemes: {}, order: [], sessions: emptyTable(), excluded: [] },
  refusals: defenceRefusals,
  cards: defenceCards,
  upcasters: defenceUpcasters,
  decide: {
    DepositScheme: depositScheme,
    AcceptLateScheme: acceptLateScheme,
    DrawOrder: drawOrder,
    StartDefence: startDefence,
    RecordPresentation: recordPresentation,
    RecordQuestioning: recordQuestioning,
    RecordPresence: recordPresence,
    RecordDefenceAbsence: recordDefenceAbsence,
    SignSheet: signSheet,
    DecideSpread: decideSpread,
    SealDefence: sealDefence,
  },
  evolve: evolveDefence,
});
