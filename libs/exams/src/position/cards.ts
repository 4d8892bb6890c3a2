import { streamCards } from '../stream-card.js';
import type { RegistrySeat } from '../reach.js';
import type { PositionCommands, PositionEvents } from './events.js';

/** What is to be known of each event of such a stream. */
export const positionCards = streamCards<PositionCommands, PositionEvents, RegistrySeat>()({
  PositionApproved: {
    sent: { command: 'ApprovePosition', roles: ['ADMIN', 'HR'], seats: ['OWNING_BODY'] },
    title: { vi: 'Phê duyệt vị trí việc làm', en: 'Position approved', source: null },
  },
  SchemeRevised: {
    sent: { command: 'ReviseScheme', roles: ['ADMIN', 'HR'], seats: ['OWNING_BODY'] },
    title: { vi: 'Sửa đổi đề án vị trí việc làm', en: 'Position scheme revised', source: null },
  },
  PositionRetired: {
    sent: { command: 'RetirePosition', roles: ['ADMIN', 'HR'], seats: ['OWNING_BODY'] },
    title: { vi: 'Bãi bỏ vị trí việc làm', en: 'Position retired', source: null },
  },
});
