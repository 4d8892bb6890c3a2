import { explain } from './start.js';
import { SettingFault } from './settings.js';

describe('a start that cannot be made', () => {
  it('is explained in a sentence that says what to do', () => {
    const busy = Object.assign(new Error('listen EADDRINUSE :::3000'), { code: 'EADDRINUSE' });
    expect(explain(busy)).toBe('Another program listens on this port. Set KHOABANG_PORT to a free one (0 takes any).');
    expect(explain(new SettingFault('KHOABANG_PORT must be …'))).toBe('KHOABANG_PORT must be …');
  });

  it('never shows what an unexpected error says, for it may quote data', () => {
    expect(explain(new TypeError('secret'))).toBe('Khoa Bảng could not start (TypeError).');
    expect(explain(Object.assign(new Error('secret'), { code: 'EIO' }))).toBe('Khoa Bảng could not start (Error EIO).');
    expect(explain('secret')).toBe('Khoa Bảng could not start.');
  });
});
