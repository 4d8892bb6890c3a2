import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Where everything lies that an installation is put together from. */
export const deploy = join(import.meta.dirname, '..', '..', 'deploy');

/** The name of the site in these specs. */
export const SITE = 'thi.example.vn';

/** A secret as a service is given it: under its own name, or another. */
type GivenSecret = string | { readonly source: string; readonly target: string };

/** A file or a volume that a service sees. */
type Mount =
  | string
  | {
      readonly source: string;
      readonly target: string;
      readonly read_only?: boolean;
      readonly volume?: { readonly subpath: string };
    };

/** As much of a service as is looked at here. */
export interface Service {
  readonly image: string;
  readonly build?: { readonly dockerfile: string };
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly GivenSecret[];
  readonly volumes?: readonly Mount[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
}

/** A compose file, with the name of the site filled in. */
export interface Composed {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

/** Reads a compose file of `deploy`. */
export const composed = (file: string): Composed => {
  const text = readFileSync(join(deploy, file), 'utf8').replaceAll(/\$\{SITE(:\?[^}]*)?\}/g, SITE);
  return parse(text, { merge: true }) as Composed;
};

/** Makes all secrets into a folder; answers what was said. */
export const makeSecrets = (folder: string, ...names: readonly string[]): string =>
  execFileSync('sh', [join(deploy, 'make-secrets.sh'), ...names], {
    env: { ...process.env, DEPLOY: folder },
    encoding: 'utf8',
    stdio: 'pipe',
  });

/** The secrets of a folder by name. */
export const secretsIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

/** The secrets of a service: what each is called there, and which it is. */
export const secretsOf = ({ secrets = [] }: Service): readonly { readonly source: string; readonly target: string }[] =>
  secrets.map((one) => (typeof one === 'string' ? { source: one, target: one } : one));

/** What a program of a service finds in its environment: what the file says, and secrets that are named like variables. */
export const environmentOf = (
  service: Service,
  secrets: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => ({
  ...service.environment,
  ...Object.fromEntries(
    secretsOf(service)
      .filter(({ target }) => /^[A-Z][A-Z0-9_]*$/.test(target))
      .map(({ source, target }) => [target, secrets[source] ?? '']),
  ),
});

/** What a service sees of files and volumes: source, target, and the part of a volume where it sees no more. */
export const mountsOf = ({
  volumes = [],
}: Service): readonly (readonly [source: string, target: string, part: string | undefined])[] =>
  volumes.map((mount) => {
    if (typeof mount !== 'string') return [mount.source, mount.target, mount.volume?.subpath];
    const [source = '', target = ''] = mount.split(':');
    return [source, target, undefined];
  });

/** The networks that a service is on. */
export const networksOf = ({ networks = [] }: Service): readonly string[] =>
  Array.isArray(networks) ? (networks as readonly string[]) : Object.keys(networks);
