import { house } from '#rules';
import { streamCards } from '../stream-card.js';
import type { RegistrySeat } from '../reach.js';
import type { UnitCommands, UnitEvents } from './events.js';

/** What is to be known of each event of such a stream. */
export const unitCards = streamCards<UnitCommands, UnitEvents, RegistrySeat>()({
  UnitRegistered: {
    sent: { command: 'RegisterUnit', roles: ['ADMIN', 'HR'], seats: ['OWNING_BODY'] },
    title: { vi: 'Đăng ký đơn vị', en: 'Unit registered', source: null },
  },
  UnitRenamed: {
    sent: { command: 'RenameUnit', roles: ['ADMIN', 'HR'], seats: ['OWNING_BODY'] },
    title: { vi: 'Đổi tên đơn vị', en: 'Unit renamed', source: null },
  },
  OwnerChanged: {
    sent: { command: 'ChangeOwner', roles: ['ADMIN', 'HR'], seats: ['OWNING_BODY'] },
    title: { vi: 'Đổi cơ quan chủ quản', en: 'Owner changed', source: null },
  },
  AutonomySet: {
    sent: { command: 'SetAutonomy', roles: ['ADMIN', 'HR'], seats: ['OWNING_BODY'] },
    title: { vi: 'Giao mức tự chủ', en: 'Autonomy group set', source: 'NĐ 60/2021' },
  },
  UnitMerged: {
    sent: { command: 'MergeInto', roles: ['ADMIN', 'HR'], seats: ['OWNING_BODY'] },
    title: { vi: 'Sáp nhập đơn vị', en: 'Unit merged', source: null },
  },
  UnitSplit: {
    sent: { command: 'SplitInto', roles: ['ADMIN', 'HR'], seats: ['OWNING_BODY'] },
    title: { vi: 'Chia tách đơn vị', en: 'Unit split', source: null },
  },
  UnitDissolved: {
    sent: { command: 'DissolveUnit', roles: ['ADMIN', 'HR'], seats: ['OWNING_BODY'] },
    title: { vi: 'Giải thể đơn vị', en: 'Unit dissolved', source: null },
  },
  UnitEquitised: {
    sent: { command: 'EquitiseUnit', roles: ['ADMIN', 'HR'], seats: ['OWNING_BODY'] },
    title: { vi: 'Chuyển thành công ty cổ phần', en: 'Unit equitised', source: null },
  },
  ReorganisationAnnounced: {
    sent: { command: 'AnnounceReorganisation', roles: ['ADMIN', 'HR'], seats: ['OWNING_BODY'] },
    title: { vi: 'Thông báo sắp xếp lại', en: 'Reorganisation announced', source: null },
  },
  PostReserved: {
    sent: { command: 'ReservePost', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Giữ chức danh cho đợt thi', en: 'Post reserved for a round', source: house('one-round-a-post') },
  },
  PostReleased: {
    sent: { command: 'ReleasePost', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Trả lại chức danh', en: 'Post released', source: house('one-round-a-post') },
  },
});
