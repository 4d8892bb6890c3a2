import { passwordFault } from './password-quality.js';

const about = ['Nguyễn Văn Đạt', 'canbo.mau'];

describe('a password', () => {
  it.each(['matkhau12345', 'khoabang2026!', 'nguyenvandat1', 'canbo.mau.01', 'password1234'])(
    '%s is refused: it is among the first that anybody tries',
    (password) => {
      expect(passwordFault(password, about)?.vi).toMatch(/dễ đoán/);
    },
  );

  it.each(['mat-khau-mau-2026', 'song hong doi mau nuoc', '5tR9-vqLm-02xW'])('%s is taken', (password) => {
    expect(passwordFault(password, about)).toBeUndefined();
  });

  it('is looked at in little time, however long it is', () => {
    expect(passwordFault('song hong doi mau nuoc '.repeat(8), about)).toBeUndefined();
    expect(passwordFault('x'.repeat(200), about)).toBeDefined();
  });
});
