import {
  type AutonomyGroup,
  type DissolutionCode,
  dissolutionCodes,
  type UnitCommands,
  type UnitKind,
  unitKinds,
} from '#exams';
import { atMost, Count, Day, Id, Ids, Label, Maybe, OneOf, Title } from './fields.js';
import { CommandBody, DecisionBody, EffectiveBody } from './common.js';
import { bodiesOf, type Without } from './sent.js';

class RegisterUnitBody extends CommandBody {
  @Label() code!: string;
  @Title() name!: string;
  @OneOf(...unitKinds) kind!: UnitKind;
  @Id() owner!: string;
  @Id() authority!: string;
  @Id() superior!: string;
  @Maybe() @Count<AutonomyGroup>(1, 4) autonomyGroup?: AutonomyGroup;
  @Day() effectiveOn!: string;
  @Maybe() @Ids(0, atMost.units) predecessors?: string[];
}

class RenameUnitBody extends EffectiveBody {
  @Title() name!: string;
}

class ChangeOwnerBody extends EffectiveBody {
  @Id() owner!: string;
  @Id() authority!: string;
  @Id() superior!: string;
}

class SetAutonomyBody extends EffectiveBody {
  @Count<AutonomyGroup>(1, 4) group!: AutonomyGroup;
  @Maybe() @Day() until?: string;
}

class MergeIntoBody extends EffectiveBody {
  @Id() successor!: string;
}

class SplitIntoBody extends EffectiveBody {
  @Ids(2, atMost.units) successors!: string[];
}

class DissolveUnitBody extends EffectiveBody {
  @OneOf(...dissolutionCodes) reason!: DissolutionCode;
}

class EquitiseUnitBody extends EffectiveBody {}

class AnnounceReorganisationBody extends DecisionBody {
  @Day() from!: string;
  @Day() until!: string;
}

/** Posts are kept and let go by drafting a round and by its end, never by hand: that would free another round's post. */
type NotByHand = 'ReservePost' | 'ReleasePost';

/** What a client sends to a unit. */
export const unitBodies = bodiesOf<Without<UnitCommands, NotByHand>>()({
  RegisterUnit: RegisterUnitBody,
  RenameUnit: RenameUnitBody,
  ChangeOwner: ChangeOwnerBody,
  SetAutonomy: SetAutonomyBody,
  MergeInto: MergeIntoBody,
  SplitInto: SplitIntoBody,
  DissolveUnit: DissolveUnitBody,
  EquitiseUnit: EquitiseUnitBody,
  AnnounceReorganisation: AnnounceReorganisationBody,
});
