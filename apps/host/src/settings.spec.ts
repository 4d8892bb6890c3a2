import { readSettings, SettingFault, settingsTable } from './settings.js';

describe('settings', () => {
  it('have a default for everything', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ port: 3000, masterKey: undefined, adminPassword: undefined, log: 'info' });
    expect(settings.packs).toBeUndefined();
    expect(readSettings({ KHOABANG_PACKS: '/law' }).packs).toBe('/law');
    expect(settings.events).toBe(`${settings.data}/events.sqlite`);
    expect(settings.views).toBe(`${settings.data}/views.sqlite`);
  });

  it('place the stores where they are told', () => {
    const settings = readSettings({
      KHOABANG_DATA: '/d',
      KHOABANG_EVENTS: 'sqlite:/e/log.sqlite',
      KHOABANG_VIEWS: 'memory:',
    });
    expect(settings).toMatchObject({ data: '/d', events: '/e/log.sqlite', views: 'memory' });
  });

  it('stop the start at an unknown name, naming it and those that are known', () => {
    expect(() => readSettings({ KHOABANG_PROT: '1' })).toThrow(SettingFault);
    expect(() => readSettings({ KHOABANG_PROT: '1' })).toThrow(/^KHOABANG_PROT is not a setting.*KHOABANG_PORT/);
  });

  it.each([
    ['KHOABANG_PORT', '80a'],
    ['KHOABANG_PORT', '70000'],
    ['KHOABANG_PORT', ''],
    ['KHOABANG_DATA', ' '],
    ['KHOABANG_EVENTS', 'postgres://x'],
    ['KHOABANG_VIEWS', 'sqlite'],
    ['KHOABANG_MASTER_KEY', 'abc'],
    ['KHOABANG_ADMIN_PASSWORD', 'short'],
    ['KHOABANG_LOG', 'loud'],
    ['KHOABANG_PACKS', ' '],
  ])('stop the start at %s=%s, naming it and what it must be', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} must `));
  });

  it('never show a value in a fault, for it may be a secret', () => {
    expect(() => readSettings({ KHOABANG_MASTER_KEY: 'hunter2' })).toThrow(/^((?!hunter2).)*$/);
  });

  it('are all explained in both languages', () => {
    for (const { vi, en } of settingsTable) expect(vi.length * en.length).toBeGreaterThan(0);
  });
});
