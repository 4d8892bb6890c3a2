import { type DrawsCommands, type LotName, lotNames } from '#exams';
import { CommitmentTo, Id, Maybe, OneOf, Seed } from './fields.js';
import { CommandBody, ReasonedBody } from './common.js';
import { bodiesOf } from './sent.js';

class CommitLotBody extends CommandBody {
  @CommitmentTo('LOT') commitment!: string;
  @Maybe() @OneOf(...lotNames) lot?: LotName;
}

class GiveLotNumberBody extends CommandBody {
  @OneOf(...lotNames) lot!: LotName;
  @Seed() number!: string;
  @Maybe() @Id() candidate?: string;
}

class DeclareLotSecretLostBody extends ReasonedBody {
  @OneOf(...lotNames) lot!: LotName;
}

/** What a client sends to the chapter of draws. */
export const drawsBodies = bodiesOf<DrawsCommands>()({
  CommitLot: CommitLotBody,
  GiveLotNumber: GiveLotNumberBody,
  DeclareLotSecretLost: DeclareLotSecretLostBody,
});
