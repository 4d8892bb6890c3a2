import { accountCards } from './account/cards.js';
import type { Role } from './account/events.js';
import { appointmentCards } from './appointment/cards.js';
import { certain } from './bug.js';
import { positionCards } from './position/cards.js';
import { roundCards } from './round/cards.js';
import type { StreamCard } from './stream-card.js';
import { unitCards } from './unit/cards.js';

/** The cards of every kind of stream. */
const books = {
  round: roundCards,
  unit: unitCards,
  position: positionCards,
  account: accountCards,
  appointment: appointmentCards,
} as const;

type AnySent = Exclude<StreamCard<string>['sent'], 'FOLLOWS'>;

const sentOf = (category: keyof typeof books, command: string): AnySent => {
  const table: Readonly<Record<string, Pick<StreamCard<string>, 'sent'>>> = books[category];
  const sent = Object.values(table).map((card) => card.sent);
  const found = sent.find((one): one is AnySent => one !== 'FOLLOWS' && one.command === command);
  return certain(found, `no card of a ${category} names the command ${command}`);
};

/** Roles of which an account needs one to send a command, in no order; none where only the server itself sends it. */
export const rolesFor = (category: keyof typeof books, command: string): readonly Role[] => {
  const { roles } = sentOf(category, command);
  return roles === 'SYSTEM' ? [] : roles;
};
