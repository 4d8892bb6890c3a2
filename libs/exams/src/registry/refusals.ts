import { house } from '#rules';
import type { Wordings } from '../wording.js';

/** Why a row of an import cannot be taken. */
export const registryRefusals = {
  'row-value-missing': {
    vi: 'Dòng {line}: cột {column} chưa có giá trị. Hãy điền giá trị.',
    en: 'Line {line}: the column {column} is empty. Fill it in.',
    source: house('registry-files'),
  },
  'row-value-too-long': {
    vi: 'Dòng {line}: cột {column} dài quá {most} ký tự. Hãy rút ngắn.',
    en: 'Line {line}: the column {column} has more than {most} characters. Shorten it.',
    source: house('registry-files'),
  },
  'row-code-malformed': {
    vi: 'Dòng {line}: mã ở cột {column} chỉ gồm chữ không dấu, số, dấu chấm và gạch, tối đa 64 ký tự.',
    en: 'Line {line}: a code in {column} has only ASCII letters, digits, dots, dashes and underscores, 64 at most.',
    source: house('registry-files'),
  },
  'row-code-repeated': {
    vi: 'Dòng {line}: mã này có nhiều lần trong tệp (lần đầu ở dòng {first}). Hãy giữ lại một dòng.',
    en: 'Line {line}: this code stands in the file more than once (first on line {first}). Keep one of the lines.',
    source: house('registry-files'),
  },
  'row-kind-unknown': {
    vi: 'Dòng {line}: loại đơn vị ở cột {column} không đúng. Hãy dùng một trong: {known}.',
    en: 'Line {line}: there is no such kind of unit as in {column}. Use one of: {known}.',
    source: house('registry-files'),
  },
  'row-group-unknown': {
    vi: 'Dòng {line}: nhóm tự chủ ở cột {column} phải là 1, 2, 3, 4 hoặc để trống.',
    en: 'Line {line}: the autonomy group in {column} is 1, 2, 3, 4 or empty.',
    source: house('registry-files'),
  },
  'row-day-unknown': {
    vi: 'Dòng {line}: ngày ở cột {column} phải có dạng NNNN-TT-NN và có thật trong lịch, ví dụ 2026-02-28.',
    en: 'Line {line}: the day in {column} is written as YYYY-MM-DD and must exist, for example 2026-02-28.',
    source: house('registry-files'),
  },
  'row-cells-differ': {
    vi: 'Dòng {line}: có {cells} ô, còn dòng tiêu đề có {columns} cột. Hãy để giá trị có dấu phân cách trong ngoặc kép.',
    en: 'Line {line}: {cells} cells under a header of {columns} columns. Put values that hold the divider in quotes.',
    source: house('registry-files'),
  },
  'row-predecessor-itself': {
    vi: 'Dòng {line}: đơn vị không thể là tiền thân của chính mình (cột {column}).',
    en: 'Line {line}: a unit cannot be its own predecessor (column {column}).',
    source: house('registry-files'),
  },
  'figures-impossible': {
    vi: 'Không thể giảm từ {before} còn {after} đơn vị. Hãy kiểm tra lại số liệu.',
    en: 'There is no reduction from {before} to {after}. Check the figures.',
    source: house('registry-files'),
  },
  'figure-disagrees': {
    vi: 'Nguồn ghi giảm {stated} %, tính lại là {percent} %. Hãy kiểm tra nguồn và ghi chú, không tự sửa.',
    en: 'The source says {stated} %, recomputed it is {percent} %. Check the source and note it; do not correct it silently.',
    source: house('registry-files'),
  },
} as const satisfies Wordings;
