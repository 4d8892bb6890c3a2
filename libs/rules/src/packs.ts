import type { Pack } from './pack.js';
import { vnCivil2025 } from './packs/vn-civil-2025.js';
import { vnPilot2017 } from './packs/vn-pilot-2017.js';

/** Every pack and every version of it, for ever: old rounds are replayed under the one they pinned. */
export const packs: readonly Pack[] = [vnPilot2017, vnCivil2025];

/** `id@version`, as a round pins it. */
export const packRef = (pack: Pick<Pack, 'id' | 'version'>): string => `${pack.id}@${pack.version}`;

/** The pack of `id@version`, or the newest version of `id`. */
export const findPack = (ref: string): Pack | undefined =>
  packs.findLast((pack) => pack.id === ref || packRef(pack) === ref);

/** One text per value, whatever the order of its keys: what is hashed when a round pins a pack. */
export const canonicalPack = (pack: Pack): string => canonical(pack);

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
};
