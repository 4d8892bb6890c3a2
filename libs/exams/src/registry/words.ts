type Words = readonly [string, ...string[]];

/** Stands behind every generated name: nobody shall take a sample for a real body. */
export const SAMPLE_MARK = '(mẫu)';

/** Fields of the invented departments. */
export const departmentFields: Words = [
  'Thủy sinh',
  'Cây xanh',
  'Chiếu sáng',
  'Đường thủy',
  'Thư viện',
  'Bảo tàng',
  'Khí hậu',
  'Làng nghề',
  'Chợ truyền thống',
  'Sân vận động',
  'Không gian ngầm',
  'Đo đạc',
];

/** First and second syllables of the invented places. */
export const placeFirst: Words = [
  'An',
  'Bình',
  'Cẩm',
  'Đông',
  'Hòa',
  'Khánh',
  'Lạc',
  'Minh',
  'Phú',
  'Tân',
  'Thanh',
  'Vĩnh',
];
export const placeSecond: Words = [
  'Bàng',
  'Châu',
  'Điền',
  'Giang',
  'Hải',
  'Lâm',
  'Nghĩa',
  'Sơn',
  'Thạch',
  'Trà',
  'Viên',
  'Xuyên',
];

/** What units of departments, of districts, and schools are called. */
export const departmentUnitForms: Words = [
  'Trung tâm Kiểm nghiệm',
  'Trung tâm Dịch vụ',
  'Viện Quy hoạch',
  'Trạm Quan trắc',
  'Ban Phục vụ',
];
export const districtUnitForms: Words = [
  'Trung tâm Văn hóa',
  'Trung tâm Y tế',
  'Trung tâm Dân số',
  'Đội Duy tu',
  'Nhà Thiếu nhi',
];
export const schoolForms: Words = [
  'Trường Mầm non',
  'Trường Tiểu học',
  'Trường Trung học cơ sở',
  'Trường Trung học phổ thông',
];
export const boardForms: Words = [
  'Ban Quản lý dự án Cầu đường',
  'Ban Quản lý dự án Thoát nước',
  'Ban Quản lý dự án Trường học',
];
export const fundForms: Words = ['Quỹ Cây xanh', 'Quỹ Nước sạch', 'Quỹ Thư viện'];

/** Job positions: a rank and a field. */
export const positionRanks: Words = ['Giám đốc', 'Phó Giám đốc', 'Trưởng phòng', 'Phó Trưởng phòng', 'Chuyên viên'];
export const positionFields: Words = [
  'tổng hợp',
  'kế hoạch',
  'tài chính',
  'tổ chức',
  'kỹ thuật',
  'vận hành',
  'giám sát',
  'đào tạo',
];
export const positionTasks: Words = [
  'Lập kế hoạch năm',
  'Điều hành công việc',
  'Báo cáo kết quả',
  'Quản lý tài sản',
  'Phối hợp liên ngành',
];
export const positionCompetencies: Words = ['Hoạch định', 'Phân tích', 'Truyền đạt', 'Quản lý con người', 'Tin học'];
