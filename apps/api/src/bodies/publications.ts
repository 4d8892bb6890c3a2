import { ApiProperty } from '@nestjs/swagger';

const kinds = ['NOTICE', 'ELIGIBLE_LIST', 'MARKS', 'FINAL_MARKS', 'RESULTS', 'COMMITMENT'];

/** Something made public, as anybody may read it. */
export class PublicationBody {
  @ApiProperty({ enum: kinds }) kind!: string;
  @ApiProperty({ description: 'Its place among what happened in the round.' }) revision!: number;
  @ApiProperty({ description: 'When it was published.' }) at!: string;
  @ApiProperty({ description: 'SHA-256 of `text`; of a commitment: the commitment itself.' }) snapshot!: string;
  @ApiProperty({ description: 'True when `snapshot` is the SHA-256 of `text`; false for what was hashed elsewhere.' })
  matches!: boolean;
  @ApiProperty({ nullable: true, type: Number, description: 'Revision of the publication that this one corrects.' })
  corrects!: number | null;
  @ApiProperty({ type: Object, description: 'Candidates by their numbers.' }) content!: object;
  @ApiProperty({ description: 'What was hashed, byte for byte (khoabang.publication/1).' }) text!: string;
}

export class PublicationPageBody {
  @ApiProperty({ type: [PublicationBody] }) items!: readonly PublicationBody[];
  @ApiProperty({ required: false, description: 'Give it as `after` to read on.' }) next?: string;
}

class PublicPostBody {
  @ApiProperty() post!: string;
  @ApiProperty() unit!: string;
  @ApiProperty() position!: string;
}

/** A round that was announced, as anybody may read it. */
export class PublicRoundBody {
  @ApiProperty() round!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: [PublicPostBody] }) posts!: readonly PublicPostBody[];
  @ApiProperty() noticeOn!: string;
  @ApiProperty({ nullable: true, type: String }) opensOn!: string | null;
  @ApiProperty({ nullable: true, type: String }) closesOn!: string | null;
  @ApiProperty({ nullable: true, type: String }) announcedOn!: string | null;
  @ApiProperty({ description: 'Where its publications are.' }) publications!: string;
}

export class PublicRoundPageBody {
  @ApiProperty({ type: [PublicRoundBody] }) items!: readonly PublicRoundBody[];
  @ApiProperty({ required: false, description: 'Give it as `after` to read on.' }) next?: string;
}
