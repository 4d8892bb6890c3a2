import { isLoopback, withoutPort } from '../loopback.js';

/** Where a KurrentDB is, and how it is talked to. */
export interface KurrentAddress {
  /** For the client; with the password, so it is shown to nobody. */
  readonly url: string;
  /** Hosts and ports, as they may be shown. */
  readonly shown: string;
  /** The account by itself: the reading half of the client does not decode it in the address. */
  readonly account: { readonly username: string; readonly password: string } | undefined;
  /** Milliseconds that anything asked of it may take. */
  readonly deadline: number;
}

/** Milliseconds that a call may take where the address does not say. */
const DEADLINE = 10_000;
/** The client warns below this: pings of many clients are work for the server. */
const KEEP_ALIVE_LEAST = 10_000;

const FORM =
  /^kurrentdb(?<discover>\+discover)?:\/\/(?:(?<account>[^@/]*)@)?(?<hosts>[^/?@]+)\/?(?:\?(?<options>.*))?$/;
const HOST = /^[\w.-]+(:\d{1,5})?$/;
const ACCOUNT = /^[^:]+:[^:]+$/;

const yesOrNo = (text: string): boolean => text === 'true' || text === 'false';
const isText = (text: string): boolean => text !== '';
const milliseconds =
  (least: number) =>
  (text: string): boolean =>
    /^\d{1,7}$/.test(text) && Number(text) >= least;

/** What may stand behind the `?`. The client only warns of what it does not know, so a misspelt `tls` would go unseen. */
const options: Readonly<Record<string, (text: string) => boolean>> = {
  tls: yesOrNo,
  tlsVerifyCert: yesOrNo,
  tlsCAFile: isText,
  userCertFile: isText,
  userKeyFile: isText,
  connectionName: isText,
  defaultDeadline: milliseconds(1),
  keepAliveInterval: milliseconds(KEEP_ALIVE_LEAST),
  keepAliveTimeout: milliseconds(1),
  discoveryInterval: milliseconds(1),
  maxDiscoverAttempts: milliseconds(1),
};

/** What is set where the address does not: the reading half of the client waits so many milliseconds before its first read. */
const defaults: Readonly<Record<string, string>> = { discoveryInterval: '20', maxDiscoverAttempts: '50' };

interface Parts {
  readonly hosts: readonly string[];
  readonly account: string | undefined;
  readonly given: ReadonlyMap<string, string>;
}

const partsOf = (text: string): Parts | undefined => {
  const groups = FORM.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const pairs = (groups['options'] ?? '').split('&').filter(isText);
  const given = pairs.map((pair): [string, string] => {
    const [name = '', value = ''] = pair.split('=');
    return [name, value];
  });
  return { hosts: (groups['hosts'] ?? '').split(','), account: groups['account'], given: new Map(given) };
};

const FORM_WORDS = 'must be like `kurrentdb://USER:PASSWORD@HOST:2113,HOST:2113?tlsCAFile=FILE`';

/** The text that was written with `%`; `undefined` where that is no text. */
const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const isAccount = (text: string): boolean => ACCOUNT.test(text) && decoded(text) !== undefined;

/** What must hold of an address, with what is said where it does not. No sentence repeats a part of it. */
const demands: readonly (readonly [holds: (parts: Parts) => boolean, sentence: string])[] = [
  [({ hosts }) => hosts.every((host) => HOST.test(host)), FORM_WORDS],
  [
    ({ account }) => account === undefined || isAccount(account),
    `${FORM_WORDS}, with \`:\` and \`@\` in a password as %3A and %40`,
  ],
  [
    ({ given }) => [...given].every(([name, value]) => Object.hasOwn(options, name) && options[name]?.(value) === true),
    `may set, behind the \`?\`, ${Object.keys(options).join(', ')}, each to a value that it takes`,
  ],
  [
    ({ given }) => given.has('userCertFile') === given.has('userKeyFile'),
    'must name userCertFile and userKeyFile together, or neither',
  ],
  [
    ({ given, account }) => given.get('tls') !== 'false' || account === undefined,
    'names an account, which is not sent without TLS: take away tls=false',
  ],
  [
    ({ given, hosts }) =>
      (given.get('tls') !== 'false' && given.get('tlsVerifyCert') !== 'false') ||
      hosts.map(withoutPort).every(isLoopback),
    'crosses a network without TLS, or without asking who answers: tls=false and tlsVerifyCert=false are for this machine only',
  ],
];

/** True for what means to be the address of a KurrentDB. */
export const isKurrentAddress = (text: string): boolean => /^kurrentdb(\+discover)?:/.test(text);

/** What is wrong with an address, in words that do not repeat it; `undefined` when it is well formed. */
export const kurrentAddressFault = (text: string): string | undefined => {
  const parts = partsOf(text);
  return parts === undefined ? FORM_WORDS : demands.find(([holds]) => !holds(parts))?.[1];
};

/** A place of a store as it may be shown: an address without its account, also where it is malformed. */
export const shownAddress = (text: string): string => text.replace(/\/\/.*@/, '//…@');

const accountOf = ({ account }: Parts): KurrentAddress['account'] => {
  if (account === undefined) return undefined;
  const [username = '', password = ''] = account.split(':').map(decoded);
  return { username, password };
};

/** Reads an address; throws a `RangeError` for one that is malformed. */
export const kurrentAddress = (text: string): KurrentAddress => {
  const fault = kurrentAddressFault(text);
  const parts = partsOf(text);
  if (fault !== undefined || parts === undefined) throw new RangeError(`the address of the KurrentDB ${fault ?? ''}`);
  const deadline = Number(parts.given.get('defaultDeadline') ?? DEADLINE);
  const added = Object.entries(defaults).filter(([name]) => !parts.given.has(name));
  const query = [...parts.given, ...added].map(([name, value]) => `${name}=${value}`).join('&');
  return {
    url: `${text.replace(/\/?(\?.*)?$/, '')}?${query}`,
    shown: parts.hosts.join(', '),
    account: accountOf(parts),
    deadline,
  };
};
