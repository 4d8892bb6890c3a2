import { createHash } from 'node:crypto';
import { Controller, Get, Header, Headers } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../identity/actor.js';
import { type Language, languageOf } from './problem.js';

const style =
  'body{max-width:42rem;margin:3rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;color:#1c2733;background:#fff}h1{margin-bottom:0}code{background:#eef1f4;padding:.1em .3em}a{color:#0b5394}li{margin:.4rem 0}';

/** Nothing but the page itself and its own style: no script, no frame, nothing from elsewhere. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

interface Text {
  readonly lead: string;
  readonly lines: readonly string[];
}

const texts: Readonly<Record<Language, Text>> = {
  vi: {
    lead: 'Máy chủ tổ chức thi tuyển chức danh lãnh đạo, quản lý: mở đợt thi, chấm không biết bài của ai, bảo vệ đề án, bổ nhiệm, và kiểm tra lại từng quyết định.',
    lines: [
      '<a href="/docs">/docs</a> – xem và gọi thử mọi lệnh; trước hết hãy đăng nhập ở mục Session',
      '<a href="/api/openapi.json">/api/openapi.json</a> – mô tả giao diện cho chương trình',
      '<a href="/api/health">/api/health</a> và <a href="/api/ready">/api/ready</a> – tình trạng máy chủ',
      '<code>npm run demo</code> – chạy một đợt thi mẫu, mọi người trong đó đều hư cấu',
      '<code>npm run khoabang -- --help</code> – tính lại kết quả, hỏi vì sao, xem bộ quy tắc; phần còn lại ở tệp README.md',
    ],
  },
  en: {
    lead: 'A server for leadership recruitment exams: open a round, mark without knowing whose script it is, defend a scheme, appoint, and check every decision again.',
    lines: [
      '<a href="/docs">/docs</a> – see and try every command; sign in first, under Session',
      '<a href="/api/openapi.json">/api/openapi.json</a> – the interface described for programs',
      '<a href="/api/health">/api/health</a> and <a href="/api/ready">/api/ready</a> – how the server is',
      '<code>npm run demo</code> – play a sample round; everybody in it is invented',
      '<code>npm run khoabang -- --help</code> – work a result out again, ask why, read the rule packs; the rest is in README.md',
    ],
  },
};

const pageIn = (language: Language): string => {
  const { lead, lines } = texts[language];
  const items = lines.map((line) => `<li>${line}</li>`).join('');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Khoa Bảng</title><style>${style}</style></head><body><h1>Khoa Bảng</h1><p>${lead}</p><ul>${items}</ul></body></html>\n`;
};

/** What a person sees who opens the address of the server: what this is, and where to go. */
@ApiExcludeController()
@Controller()
export class FrontController {
  @Public()
  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', policy)
  @Header('Vary', 'Accept-Language')
  front(@Headers('accept-language') accepted: string | undefined): string {
    return pageIn(languageOf(accepted));
  }
}
