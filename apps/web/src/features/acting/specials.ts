import type { ComponentType } from 'react';
import { CodeMap, LotCommitment } from './CommittingFields.js';
import type { FieldProps } from './form.js';
import { PersonEntry } from './PersonEntry.js';
import { LotNumber, LotSecret, OpenedCodeMap } from './OpeningFields.js';

/** Fields that the browser fills in itself, by command and name: nobody types a hash, a code, a salt or a secret. */
export const specials: Readonly<Record<string, ComponentType<FieldProps>>> = {
  'CommitLot.commitment': LotCommitment,
  'CodeScripts.commitment': CodeMap,
  'DrawPaper.secret': LotSecret,
  'DrawOrder.secret': LotSecret,
  'GiveLotNumber.number': LotNumber,
  'UnsealCodeMap.map': OpenedCodeMap,
  'ReceiveApplication.person': PersonEntry,
};

/** Fields that another one fills in. */
const filled: readonly string[] = ['CodeScripts.codes', 'UnsealCodeMap.salt'];
/** Fields that the server fills in where nothing is said. */
const worked: readonly string[] = ['snapshot', 'packHash'];

/** True for a field of a command that nobody is asked for. */
export const isUnasked = (command: string, name: string): boolean =>
  filled.includes(`${command}.${name}`) || worked.includes(name);
