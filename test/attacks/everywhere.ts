import type { Client, Product } from '../support/product.js';

const decision = { number: '12/QĐ-UBND', date: '2026-01-05', hash: 'a'.repeat(64) };

/** Somebody who may do nearly everything, in a round, a unit and a position of the same id. */
export const everywhere = async (product: Product, id: string): Promise<Client> => {
  const admin = await product.admin();
  const authority = await product.person('AUTHORITY', 'HR', 'COUNCIL', 'AUDITOR', 'SECRETARY', 'SUPERVISOR');
  const superior = await product.person('AUTHORITY');
  const { client, person } = authority;
  await admin.post(`/api/units/${id}/register-unit`, {
    ...{ code: id, name: 'Trường mẫu', kind: 'SERVICE_UNIT', owner: 'city', effectiveOn: '2020-01-01' },
    ...{ authority: person, superior: superior.person },
  });
  await admin.post(`/api/positions/${id}/approve-position`, {
    ...{ code: id, title: 'Hiệu trưởng', schemeVersion: '1', approvedOn: '2026-01-05', tasks: ['x'], competencies: [] },
  });
  const posts = [{ post: 'P1', unit: id, position: id }];
  const drafted = await client.post(`/api/rounds/${id}/draft-round`, {
    ...{ code: id, mandate: '72-KH/TU', posts, owner: person, entry: 'LIVE' },
  });
  if (drafted.status !== 200) throw new Error(`the round could not be drafted: ${JSON.stringify(drafted.body)}`);
  await client.post(`/api/rounds/${id}/approve-principle`, { decision });
  return client;
};
