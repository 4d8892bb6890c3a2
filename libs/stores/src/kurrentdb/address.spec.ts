import { isKurrentAddress, kurrentAddress, kurrentAddressFault, shownAddress } from './address.js';

describe('the address of a KurrentDB', () => {
  it.each([
    'kurrentdb://k1:2113',
    'kurrentdb+discover://k.example.vn',
    'kurrentdb://khoabang:m%40t@k1:2113,k2:2113?tlsCAFile=/ca.pem',
    'kurrentdb://k1:2113/?tls=true&tlsVerifyCert=true&defaultDeadline=1',
    'kurrentdb://k1:2113?userCertFile=/u.pem&userKeyFile=/u.key',
    'kurrentdb://127.0.0.1:2113,localhost:2114?tls=false',
    'kurrentdb://khoabang:matkhau@localhost:2113?tlsVerifyCert=false',
    'kurrentdb://k1:2113?keepAliveInterval=10000&keepAliveTimeout=1&maxDiscoverAttempts=9999999',
    'kurrentdb://k1:2113?&connectionName=kb',
  ])('may be %s', (text) => {
    expect(isKurrentAddress(text)).toBe(true);
    expect(kurrentAddressFault(text)).toBeUndefined();
  });

  it.each([
    ['kurrentdb:', /^must be like/],
    ['kurrentdb://', /^must be like/],
    ['kurrentdb://k1:2113 ', /^must be like/],
    ['kurrentdb://k1:2113,', /^must be like/],
    ['kurrentdb://k1:211300', /^must be like/],
    ['kurrentdb://k1:2113/khoabang', /^must be like/],
    ['kurrentdb://khoabang@k1:2113', /^must be like .* %3A and %40/],
    ['kurrentdb://khoabang:m@t:x@k1:2113', /^must be like/],
    ['kurrentdb://khoabang:mat:khau@k1:2113', /^must be like .* %3A and %40/],
    ['kurrentdb://khoabang:matkhau%ff@k1:2113', /^must be like/],
    ['kurrentdb://k1:2113?nodePreference=follower', /^may set, behind the `\?`, tls, tlsVerifyCert, .* each/],
    ['kurrentdb://k1:2113?tls=true&tsl=true', /^may set/],
    ['kurrentdb://k1:2113?toString=', /^may set/],
    ['kurrentdb://k1:2113?tls=yes', /^may set/],
    ['kurrentdb://k1:2113?connectionName=', /^may set/],
    ['kurrentdb://k1:2113?defaultDeadline=0', /^may set/],
    ['kurrentdb://k1:2113?defaultDeadline=10000000', /^may set/],
    ['kurrentdb://k1:2113?defaultDeadline=1s', /^may set/],
    ['kurrentdb://k1:2113?keepAliveInterval=9999', /^may set/],
    ['kurrentdb://k1:2113?userCertFile=/u.pem', /^must name userCertFile and userKeyFile/],
    ['kurrentdb://k1:2113?userKeyFile=/u.key', /^must name userCertFile and userKeyFile/],
    ['kurrentdb://khoabang:matkhau@localhost:2113?tls=false', /^names an account/],
    ['kurrentdb://k1:2113?tls=false', /^crosses a network without TLS/],
    ['kurrentdb://127.0.0.1:2113,k1:2113?tls=false', /^crosses a network/],
    ['kurrentdb://k1:2113?tlsVerifyCert=false', /^crosses a network/],
  ])('is refused as %s, without being quoted', (text, words) => {
    const fault = kurrentAddressFault(text);
    expect(fault).toMatch(words);
    expect(fault).not.toMatch(/matkhau|m@t|k1/);
    expect(() => kurrentAddress(text)).toThrow(`the address of the KurrentDB ${fault ?? ''}`);
  });

  it.each(['kurrentdb', 'xkurrentdb://k1', 'kurrentdb+other://k1', 'sqlite:'])('is not meant by %s', (text) => {
    expect(isKurrentAddress(text)).toBe(false);
  });

  it('is given to the client with what it does not say by itself, and shown without its account', () => {
    expect(kurrentAddress('kurrentdb://khoa%3Abang:m%40t@k1:2113,k2:2113/?tlsCAFile=/ca.pem')).toEqual({
      url: 'kurrentdb://khoa%3Abang:m%40t@k1:2113,k2:2113?tlsCAFile=/ca.pem&discoveryInterval=20&maxDiscoverAttempts=50',
      shown: 'k1:2113, k2:2113',
      account: { username: 'khoa:bang', password: 'm@t' },
      deadline: 10_000,
    });
    expect(kurrentAddress('kurrentdb://k1?discoveryInterval=7&maxDiscoverAttempts=3&defaultDeadline=5')).toEqual({
      url: 'kurrentdb://k1?discoveryInterval=7&maxDiscoverAttempts=3&defaultDeadline=5',
      shown: 'k1',
      account: undefined,
      deadline: 5,
    });
  });

  it.each([
    ['kurrentdb://khoabang:m@t@k1:2113', 'kurrentdb://…@k1:2113'],
    ['kurrentdb://k1:2113', 'kurrentdb://k1:2113'],
  ])('%s is shown as %s', (text, shown) => {
    expect(shownAddress(text)).toBe(shown);
  });
});
