import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { packHash } from '#exams';
import { coursesFor, findPack, neededFromPlan, type Pack, packRef, packs } from '#rules';
import { ProblemAnswer } from '../edge/problem.js';

/** A rule pack in short. */
export interface PackShort extends Pick<
  Pack,
  'id' | 'version' | 'title' | 'effectiveFrom' | 'effectiveTo' | 'verified'
> {
  /** What a plan names: `id@version`. */
  readonly ref: string;
  /** SHA-256 of the canonical form: what a plan pins as `packHash`. */
  readonly hash: string;
  /** The `terms` that a plan under it has to give, because the pack does not; `course` where several serve its ranking. */
  readonly leftToPlan: readonly string[];
}

/** A rule pack with every parameter and where it comes from. */
export interface WholePack extends PackShort {
  readonly pack: Pack;
}

const leftToPlanBy = (pack: Pack): readonly string[] => [
  ...neededFromPlan(pack),
  ...(coursesFor(pack, {}).length > 1 ? ['course'] : []),
];

const shortOf = (pack: Pack): PackShort => {
  const { id, version, title, effectiveFrom, effectiveTo, verified } = pack;
  const pinned = { ref: packRef(pack), hash: packHash(pack), leftToPlan: leftToPlanBy(pack) };
  return { id, version, title, effectiveFrom, effectiveTo, verified, ...pinned };
};

/** The rules that rounds are held under. They are law, not secrets: whoever is signed in may read them. */
@ApiTags('Packs')
@Controller('api/packs')
export class PacksController {
  @Get()
  @ApiOperation({ operationId: 'ListPacks', summary: 'Every rule pack in every version, with its hash' })
  list(): { readonly items: readonly PackShort[] } {
    return { items: packs.map(shortOf) };
  }

  @Get(':id')
  @ApiOperation({ operationId: 'ShowPack', summary: 'One rule pack, by `id@version` or the newest of `id`' })
  show(@Param('id') id: string): WholePack {
    const pack = findPack(id);
    if (pack === undefined) throw new ProblemAnswer(404, 'not-found');
    return { ...shortOf(pack), pack };
  }
}
