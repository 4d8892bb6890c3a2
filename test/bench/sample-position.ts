/** A position of the catalogue as it is sent: a body of the usual size, with texts and lists. */
export const samplePosition = (code: string) => ({
  code,
  title: 'Phó giám đốc (mẫu)',
  schemeVersion: '1',
  approvedOn: '2026-01-05',
  tasks: ['Điều hành công việc chuyên môn'],
  competencies: ['Quản lý'],
});

/** Where it is sent. */
export const positionPath = (code: string): string => `/api/positions/${code}/approve-position`;
