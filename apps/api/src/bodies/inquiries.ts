import { ApiProperty } from '@nestjs/swagger';

// These classes describe answers and one body whose check belongs to the rules themselves: they name the field.

class InBothLanguagesBody {
  @ApiProperty() vi!: string;
  @ApiProperty() en!: string;
}

class BecauseBody {
  @ApiProperty({ description: 'Stable code of the rule.' }) rule!: string;
  @ApiProperty({ description: 'Instrument and article, or a rule of Khoa Bảng with its place in docs/rules.md.' })
  source!: string;
  @ApiProperty({ description: 'The source as a Vietnamese text has it.' }) sourceVi!: string;
  @ApiProperty() text!: string;
  @ApiProperty() textVi!: string;
}

class EventRefBody {
  @ApiProperty() type!: string;
  @ApiProperty() id!: string;
  @ApiProperty() stream!: string;
  @ApiProperty() revision!: number;
  @ApiProperty() position!: string;
  @ApiProperty({ description: 'personId of who did it.' }) actor!: string;
  @ApiProperty({ description: 'When it happened, RFC 3339 UTC.' }) at!: string;
}

class CitedBody {
  @ApiProperty({ description: 'MARKS, SHEETS, SANCTIONS, TIE_DECISION …' }) kind!: string;
  @ApiProperty({ nullable: true, type: String }) candidate!: string | null;
  @ApiProperty({ description: 'Where it stands in the case of the round (khoabang.case/1).' }) path!: string;
  @ApiProperty({ type: [String] }) values!: string[];
  @ApiProperty() words!: InBothLanguagesBody;
  @ApiProperty({ type: [BecauseBody] }) rules!: BecauseBody[];
  @ApiProperty({ type: [EventRefBody] }) events!: EventRefBody[];
}

class PendingBody {
  @ApiProperty() candidate!: string;
  @ApiProperty() needs!: string;
}

class RivalBody {
  @ApiProperty() candidate!: string;
  @ApiProperty({ nullable: true, type: Number }) rank!: number | null;
  @ApiProperty({ nullable: true, type: String }) post!: string | null;
  @ApiProperty() outcome!: string;
  @ApiProperty({ nullable: true, type: String }) total!: string | null;
}

/** `khoabang.why/1`. */
export class WhyBody {
  @ApiProperty({ enum: ['khoabang.why/1'] }) format!: string;
  @ApiProperty() pack!: string;
  @ApiProperty() candidate!: string;
  @ApiProperty({ nullable: true, type: Number }) rank!: number | null;
  @ApiProperty({ nullable: true, type: String }) post!: string | null;
  @ApiProperty() outcome!: string;
  @ApiProperty({ nullable: true, type: String }) total!: string | null;
  @ApiProperty({ type: [PendingBody] }) waitsFor!: PendingBody[];
  @ApiProperty({ type: [RivalBody], description: 'Others whose evidence the place rests on, and where they stand.' })
  rivals!: RivalBody[];
  @ApiProperty({ type: [BecauseBody] }) rules!: BecauseBody[];
  @ApiProperty({ type: [CitedBody], description: 'Taken away alone, each changes the place; no other piece does.' })
  evidence!: CitedBody[];
  @ApiProperty({ description: 'No piece alone would change the place, these as a whole do.' }) together!: boolean;
}

/** What would be otherwise; each key optional. Faults name the key. */
export class ChangeBody {
  @ApiProperty({ required: false, description: '`id` or `id@version`.' }) pack?: string;
  @ApiProperty({ required: false }) ranking?: string;
  @ApiProperty({ required: false, example: { written: '0.6', defence: '0.4' } }) weights?: Record<string, string>;
  @ApiProperty({ required: false }) allocation?: string;
  @ApiProperty({ required: false, example: '55' }) writtenPassMark?: string;
  @ApiProperty({ required: false }) defencePassMark?: string;
  @ApiProperty({ required: false }) spreadLimit?: string;
  @ApiProperty({ required: false, type: [String], description: 'Beside those excluded already.' })
  excludeMembers?: string[];
  @ApiProperty({ required: false, example: { meanUpTo: '10', talkBelow: null, unit: 'PERCENT_OF_SCALE' } })
  bands?: Record<string, string | null>;
  @ApiProperty({ required: false, type: [String], example: ['TOTAL', 'AUTHORITY'] }) tieOrder?: string[];
  @ApiProperty({ required: false, example: { mode: 'HALF_EVEN', places: 2, comparePublished: false } })
  rounding?: Record<string, unknown>;
}

class ContrastBody {
  @ApiProperty({ nullable: true, type: String }) candidate!: string | null;
  @ApiProperty() what!: string;
  @ApiProperty({ nullable: true, type: String }) before!: string | null;
  @ApiProperty({ nullable: true, type: String }) after!: string | null;
}

/** `khoabang.what-if/1`. */
export class WhatIfBody {
  @ApiProperty({ enum: ['khoabang.what-if/1'] }) format!: string;
  @ApiProperty({ enum: [true] }) hypothetical!: boolean;
  @ApiProperty() notice!: InBothLanguagesBody;
  @ApiProperty({ type: ChangeBody }) change!: ChangeBody;
  @ApiProperty({ description: 'khoabang.result/1, as it was.' }) before!: Record<string, unknown>;
  @ApiProperty({ description: 'khoabang.result/1, as it would have been.' }) after!: Record<string, unknown>;
  @ApiProperty({ type: [ContrastBody] }) differences!: ContrastBody[];
  @ApiProperty({ type: [ContrastBody] }) procedure!: ContrastBody[];
}

/** `khoabang.robustness/1`. */
export class RobustnessBody {
  @ApiProperty({ enum: ['khoabang.robustness/1'] }) format!: string;
  @ApiProperty() pack!: string;
  @ApiProperty() notice!: InBothLanguagesBody;
  @ApiProperty({ type: [Object] }) winners!: object[];
  @ApiProperty({ type: [Object], description: 'The result without each member in turn.' }) leaveOneOut!: object[];
  @ApiProperty({ type: [String] }) dependsOn!: string[];
  @ApiProperty({ type: [String] }) tiesWithout!: string[];
  @ApiProperty({ nullable: true, type: Object }) smallest!: object | null;
  @ApiProperty({ type: [Object], description: 'Everybody who could have altered a winner alone.' }) alone!: object[];
}

/** `khoabang.case/1`: see docs/formats.md. Scores are decimal texts, members and candidates are codes. */
export class CaseFileBody {
  @ApiProperty({ enum: ['khoabang.case/1'] }) format!: string;
  @ApiProperty({ description: '`id@version` of the pack.', example: 'VN-CIVIL-2025@1' }) pack!: string;
  @ApiProperty({ description: 'What the plan of the round fixed.' }) plan!: Record<string, unknown>;
  @ApiProperty({ type: [String] }) posts!: string[];
  @ApiProperty({ type: [Object], description: 'Every candidate with marks, decisions and sheets.' })
  candidates!: object[];
  @ApiProperty({ type: [String], required: false }) tieDecision?: string[];
  @ApiProperty({ type: [Object], required: false }) gapDecisions?: object[];
  @ApiProperty({ type: [Object], required: false }) choices?: object[];
}

/** Statistics about who marked; figures carry their own meaning in Vietnamese and English. */
export class MarkersBody {
  @ApiProperty() purpose!: InBothLanguagesBody;
  @ApiProperty({ type: [Object] }) markers!: object[];
  @ApiProperty({ type: [Object] }) members!: object[];
  @ApiProperty() agreement!: Record<string, unknown>;
}
