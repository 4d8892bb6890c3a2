import type { Language, Words } from '../edge/problem.js';

/** No script, no style, no frame, nothing from elsewhere. */
export const pagePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const done: Words = { vi: 'Đã đăng nhập.', en: 'You are signed in.' };
const onwards: Words = { vi: 'Đi tiếp', en: 'Go on' };
const again: Words = { vi: 'Đăng nhập lại', en: 'Sign in again' };

const page = (language: Language, head: string, text: string, [to, word]: readonly [string, Words]): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}<title>Khoa Bảng</title></head><body><h1>Khoa Bảng</h1><p>${text}</p><p><a href="${to}">${word[language]}</a></p></body></html>\n`;

/**
 * Goes on by itself. A page of ours, and not the provider, sends the browser on: only then does it send along the session cookie,
 * which no other site can have it send.
 */
export const signedInPage = (language: Language): string =>
  page(language, '<meta http-equiv="refresh" content="0; url=/">', done[language], ['/', onwards]);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Why nobody is signed in, and how to try again. */
export const failedPage = (language: Language, sentence: string): string =>
  page(language, '', escaped(sentence), ['/api/session/oidc', again]);
