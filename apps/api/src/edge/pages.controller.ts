import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { Controller, Get, Header, Headers, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { once } from '../../../host/src/once.js';
import { Public, Says } from '../identity/actor.js';
import { ProblemAnswer } from './problem.js';

/** The pages load what stands beside them and nothing else; no text of theirs ever becomes a script. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Where the pages begin; everything behind that is theirs, too. What a browser may ask for beside the interface. */
const places = [
  'sign-in',
  'account',
  'rounds',
  'cases',
  'registry',
  'units',
  'positions',
  'appointments',
  'accounts',
  'people',
  'operations',
  'packs',
  'public',
];
const addresses = ['', ...places.flatMap((place) => [place, `${place}/*`])];

/** Files change their name with what is in them: whoever has one need never ask again. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** That of the sign keeps its name. */
const FOR_A_DAY = 'public, max-age=86400';
const isNamedByContent = (name: string): boolean => /-[\w-]{8}\.\w+$/.test(name);

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** In which form a file is sent, the smallest first, by the word under which browsers say that they can read it. */
const packings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** The folder of the built pages: beside the built server, and for one that runs from its source where a build leaves them. */
const folderOf = (from = import.meta.dirname): string => {
  const above = dirname(from);
  const built = join(from, 'dist', 'apps', 'web');
  return existsSync(join(built, 'index.html')) || above === from ? built : folderOf(above);
};

interface Pages {
  readonly index: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** All pages, read once: they are few, and change only with the server. `undefined` where they were not built. */
const pages = once((): Pages | undefined => {
  const folder = folderOf();
  const assets = join(folder, 'assets');
  if (!existsSync(assets)) return undefined;
  const files = readdirSync(assets).map((name) => [name, readFileSync(join(assets, name))] as const);
  return { index: readFileSync(join(folder, 'index.html'), 'utf8'), files: new Map(files) };
});

const notBuilt =
  '<!doctype html><html lang="vi"><title>Khoa Bảng</title><p>Chưa dựng trang: npm run build / Pages are not built</p></html>\n';

/** What people open in a browser: the same page at every address of theirs, which then shows what stands there. */
@ApiExcludeController()
@Controller()
export class PagesController {
  // What an address of a page asks for is for the page: it has been sent to somebody, or kept, and must open again.
  @Says({ public: true, anyQuery: true })
  @Get(addresses)
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', policy)
  page(): string {
    return pages()?.index ?? notBuilt;
  }

  @Public()
  @Get('assets/:file')
  asset(
    @Param('file') name: string,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Buffer {
    const files = pages()?.files;
    const type = types[extname(name)];
    const whole = files?.get(name);
    if (whole === undefined || type === undefined) throw new ProblemAnswer(404, 'not-found');
    reply
      .header('Cache-Control', isNamedByContent(name) ? FOR_EVER : FOR_A_DAY)
      .header('Vary', 'Accept-Encoding')
      .type(type);
    const packing = packings.find(
      ([word, ending]) => accepted?.includes(word) === true && files?.has(`${name}${ending}`),
    );
    if (packing === undefined) return whole;
    reply.header('Content-Encoding', packing[0]);
    return files?.get(`${name}${packing[1]}`) ?? whole;
  }
}
