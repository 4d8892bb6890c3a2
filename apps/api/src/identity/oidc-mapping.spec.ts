import { temporaryFolder } from '#test/support/tmp';
import { writeFileSync } from 'node:fs';
import { claimOf, mapped, mappingIn } from './oidc-mapping.js';

const folder = temporaryFolder();
const path = folder.file('roles.json');
afterAll(() => {
  folder.remove();
});
const inFile = (content: unknown) => {
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return mappingIn(path);
};
const values = {
  'to-chuc': { roles: ['HR'], bodies: ['SNV'] },
  'toan-tinh': { roles: ['HR', 'AUDITOR'], bodies: ['*'] },
  'cham-thi': { roles: ['MARKER'] },
};

describe('a mapping of groups to roles', () => {
  it('gives the roles and bodies of all groups that it knows, and names those of which it speaks', () => {
    const mapping = inFile({ claim: 'groups', values });
    const named = ['HR', 'AUDITOR', 'MARKER'];
    expect(mapped(mapping, { groups: ['to-chuc', 'cham-thi', 'unknown', 7] })).toEqual({
      roles: ['HR', 'MARKER'],
      bodies: ['SNV'],
      groups: ['to-chuc', 'cham-thi'],
      named,
    });
    expect(mapped(mapping, { groups: 'toan-tinh' })).toMatchObject({ roles: ['HR', 'AUDITOR'], bodies: ['*'] });
    for (const claims of [{}, { groups: null }, { groups: ['constructor', '__proto__'] }])
      expect(mapped(mapping, claims)).toEqual({ roles: [], bodies: [], groups: [], named });
  });

  it('says nothing of bodies where none of its groups does', () => {
    const mapping = inFile({ claim: 'realm_access.roles', values: { 'cham-thi': { roles: ['MARKER'] } } });
    expect(mapped(mapping, { realm_access: { roles: ['cham-thi'] } })).toMatchObject({
      roles: ['MARKER'],
      bodies: null,
    });
  });

  it.each([
    ['no JSON', '{', 'the whole of it'],
    ['no claim', { values }, 'claim'],
    ['an unknown word', { claim: 'groups', values, more: 1 }, 'the whole of it'],
    ['an unknown role', { claim: 'groups', values: { a: { roles: ['BOSS'] } } }, 'values › a › roles › 0'],
    ['administrators', { claim: 'groups', values: { a: { roles: ['ADMIN'] } } }, 'values › a › roles › 0'],
    ['a group without roles', { claim: 'groups', values: { a: { roles: [] } } }, 'values › a › roles'],
    ['no body', { claim: 'groups', values: { a: { roles: ['HR'], bodies: ['a b'] } } }, 'values › a › bodies › 0'],
  ])('stops the start with %s, and says where', (_, content, where) => {
    expect(() => inFile(content)).toThrow(`KHOABANG_OIDC_MAPPING names a file that cannot be used (${where}).`);
  });

  it('stops the start where its file is not there', () => {
    expect(() => mappingIn(folder.file('nowhere.json'))).toThrow(
      /^KHOABANG_OIDC_MAPPING names a file that cannot be read/,
    );
  });
});

describe('a claim', () => {
  it('is found by its name, or by the way to it, and nowhere else', () => {
    const claims = { 'https://example.vn/login': 'a', address: { country: 'VN' }, 'a.b': 'flat', a: { b: 'deep' } };
    expect(claimOf(claims, 'https://example.vn/login')).toBe('a');
    expect(claimOf(claims, 'address.country')).toBe('VN');
    expect(claimOf(claims, 'a.b')).toBe('flat');
    for (const name of ['nothing', 'address.city', 'address.country.more', 'toString', 'address.constructor'])
      expect(claimOf(claims, name)).toBeUndefined();
  });
});
