import { isMongodbAddress, mongodbAddressFault } from './address.js';

describe('the address of a MongoDB', () => {
  it.each([
    'mongodb://localhost/views',
    'mongodb://127.0.0.1:27017,[::1]:27018/views?replicaSet=rs',
    'mongodb://khoabang:matkhau@LOCALHOST:27017/views',
    'mongodb://khoabang:matkhau@m1,m2/views?tls=true',
    'mongodb://m1/views?replicaSet=rs&TLS=true',
    'mongodb://m1/views?ssl=true&tlsInsecure=false',
    'mongodb+srv://m.example.vn/views',
    'mongodb://localhost/views?tls=true&tlsInsecure=true',
  ])('may be %s', (text) => {
    expect(isMongodbAddress(text)).toBe(true);
    expect(mongodbAddressFault(text)).toBeUndefined();
  });

  it.each([
    ['mongodb://', /^must name a database/],
    ['mongodb://localhost', /^must name a database/],
    ['mongodb://localhost/', /^must name a database/],
    ['mongodb://localhost/?tls=true', /^must name a database/],
    ['xmongodb://localhost/views', /^must name a database/],
    ['mongodb://localhost/views/more', /^must name a database/],
    ['mongodb://m1/views', /TLS/],
    ['mongodb://localhost,m1/views', /TLS/],
    ['mongodb://khoabang:localhost@m1/views', /TLS/],
    ['mongodb://m1/views?tls=false', /TLS/],
    ['mongodb://m1/views?tls=true&tls=false', /TLS/],
    ['mongodb://m1/views?tls=trueish', /TLS/],
    ['mongodb+srv://m.example.vn/views?tls=false', /TLS/],
    ['mongodb+srv://m.example.vn/views?x=1&SSL=false', /TLS/],
    ['mongodb://m1/views?tls=true&tlsInsecure=true', /who answers/],
    ['mongodb://m1/views?tls=true&tlsAllowInvalidCertificates=true', /who answers/],
    ['mongodb+srv://m.example.vn/views?tlsAllowInvalidHostnames=TRUE', /who answers/],
  ])('is refused as %s, without being quoted', (text, words) => {
    const fault = mongodbAddressFault(text);
    expect(fault).toMatch(words);
    expect(fault).not.toMatch(/m1|example|khoabang/);
  });

  it.each(['mongodb', 'mongodb:localhost', 'xmongodb://m1/views'])('is not meant by %s', (text) => {
    expect(isMongodbAddress(text)).toBe(false);
  });
});
