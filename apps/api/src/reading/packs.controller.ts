import { Controller, Get, Param } from '@nestjs/common';
import { ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { packHash } from '#exams';
import { findPack, type Pack, packRef, packs } from '#rules';
import { PackPageBody, ProblemBody, WholePackBody } from '../bodies/answer.js';
import { ProblemAnswer } from '../edge/problem.js';

const shortOf = (pack: Pack) => {
  const { id, version, title, effectiveFrom, effectiveTo, verified } = pack;
  return { id, version, ref: packRef(pack), title, effectiveFrom, effectiveTo, verified, hash: packHash(pack) };
};

/** The rules that rounds are held under. They are law, not secrets: whoever is signed in may read them. */
@ApiTags('Packs')
@ApiDefaultResponse({ type: ProblemBody, description: 'RFC 9457 problem.' })
@Controller('api/packs')
export class PacksController {
  @Get()
  @ApiOperation({ operationId: 'ListPacks', summary: 'Every rule pack in every version, with its hash' })
  @ApiOkResponse({ type: PackPageBody })
  list(): PackPageBody {
    return { items: packs.map(shortOf) };
  }

  @Get(':id')
  @ApiOperation({ operationId: 'ShowPack', summary: 'One rule pack, by `id@version` or the newest of `id`' })
  @ApiOkResponse({ type: WholePackBody })
  show(@Param('id') id: string): WholePackBody {
    const pack = findPack(id);
    if (pack === undefined) throw new ProblemAnswer(404, 'not-found');
    return { ...shortOf(pack), pack };
  }
}
