import { pasted } from './pasted.js';

const names = {
  HR: { vi: 'cán bộ nhân sự', en: 'HR officer' },
  CANDIDATE: { vi: 'thí sinh', en: 'candidate' },
};
const nobody = { name: '', login: '', roles: [], birthDate: '', identityNumber: '', bodies: [] };

describe('a list of people', () => {
  it('pasted from a sheet is read by its columns, its heading left out', () => {
    const text =
      'Họ và tên\tTên đăng nhập\tVai trò\nNguyễn Thị Hạnh\thanh\tCán bộ nhân sự\t3/2/1985\t099000000001\tSNV+SGD\r\n\n';
    expect(pasted(text, names)).toEqual([
      {
        line: 2,
        entry: {
          ...{ name: 'Nguyễn Thị Hạnh', login: 'hanh', roles: ['HR'] },
          ...{ birthDate: '1985-02-03', identityNumber: '099000000001', bodies: ['SNV', 'SGD'] },
        },
        faults: [],
      },
    ]);
  });

  it.each([
    ['Lê Văn A,a.le,HR+candidate', ['HR', 'CANDIDATE']],
    ['"Lê, Văn ""A""";a.le;can bo nhan su', ['HR']],
    ['\uFEFFLê Văn A;a.le;THÍ SINH', ['CANDIDATE']],
  ])('of a CSV file is read with commas or semicolons, roles by code or by their words: %s', (text, roles) => {
    expect(pasted(text, names)).toMatchObject([{ entry: { login: 'a.le', roles }, faults: [] }]);
  });

  it('keeps a mark within quotes', () => {
    expect(pasted('"Lê; ""A""";a.le;HR', names)).toMatchObject([{ entry: { name: 'Lê; "A"' } }]);
  });

  it('says of each line what it lacks, and sends none of it', () => {
    const faults = (text: string) => pasted(text, names).map((one) => one.faults.map(({ en }) => en));
    expect(faults('A\n;b;HR\nC;cc;Vua')).toEqual([
      ['no login', 'no role'],
      ['no name', 'no login'],
      ['no such role: Vua'],
    ]);
    expect(faults('A;aa;HR;1985-02-03')).toEqual([['birth date and identity number: both, or neither']]);
    expect(faults('A;aa;HR\nB;aa;HR')).toEqual([
      ['the login stands twice in the list'],
      ['the login stands twice in the list'],
    ]);
  });

  it('that is empty holds nobody', () => {
    expect(pasted(' \n', names)).toEqual([]);
    expect(pasted(';;;;1', names)).toMatchObject([{ entry: { ...nobody, identityNumber: '1' } }]);
  });
});
