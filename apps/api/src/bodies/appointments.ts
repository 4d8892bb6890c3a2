import {
  type AppointmentCommands,
  type CaseFailCode,
  caseFailCodes,
  type DossierItem,
  dossierItems,
  type EndReason,
  endReasons,
  type MergerChoice,
  mergerChoices,
  type MergerKind,
  mergerKinds,
} from '#exams';
import type { UnsealedText } from './field-types.js';
import { Count, Day, Flag, FreeText, Hash, Id, Maybe, OneOf, Part } from './fields.js';
import { CommandBody, DecidedBody, DecisionBody, DocumentBody, EffectiveBody, EmptyBody } from './common.js';
import { bodiesOf, type Without } from './sent.js';

class ReceiveDossierItemBody extends CommandBody {
  @OneOf(...dossierItems) item!: DossierItem;
  @Hash() hash!: string;
}

class DecideAppointmentBody extends EffectiveBody {
  @Count(1, 10) years!: number;
}

class TakeOfficeBody extends CommandBody {
  @Day() on!: string;
}

class FailCaseBody extends CommandBody {
  @OneOf(...caseFailCodes) code!: CaseFailCode;
  @Maybe() @FreeText() reason?: UnsealedText;
}

class EndAppointmentBody extends CommandBody {
  @OneOf(...endReasons) reason!: EndReason;
  @Day() on!: string;
  @Maybe() @Part(() => DocumentBody) decision?: DocumentBody;
}

class RecordMergerBody extends DecisionBody {
  @Id() of!: string;
  @Id() into!: string;
  @Maybe() @Id() authority?: string;
  @Day() on!: string;
  @OneOf(...mergerKinds) kind!: MergerKind;
  @Maybe() @OneOf(...mergerChoices) choice?: MergerChoice;
}

class PartyOpinionBody extends CommandBody {
  @Part(() => DocumentBody) document!: DocumentBody;
  @Flag() favourable!: boolean;
}

class StandardConclusionBody extends CommandBody {
  @Part(() => DocumentBody) document!: DocumentBody;
  @Flag() met!: boolean;
}

/**
 * Cases are opened by a process when results are announced: none is forgotten or made up. Their clocks run out by
 * themselves, and their people change with the round and the registry.
 */
type NotByHand = 'OpenCase' | 'ExpireClock' | 'ChangeCaseOwner' | 'ChangeCaseAuthority';

/** What a client sends to a case. */
export const appointmentBodies = bodiesOf<Without<AppointmentCommands, NotByHand>>()({
  ReceiveDossierItem: ReceiveDossierItemBody,
  CompleteDossier: EmptyBody,
  RecordPartyOpinion: PartyOpinionBody,
  RecordStandardConclusion: StandardConclusionBody,
  DecideAppointment: DecideAppointmentBody,
  RefuseAppointment: DecidedBody,
  TakeOffice: TakeOfficeBody,
  FailCase: FailCaseBody,
  EndAppointment: EndAppointmentBody,
  RecordMerger: RecordMergerBody,
});
