import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { once } from '../../../host/src/once.js';
import type { Words } from '../edge/problem.js';

/** Least length of a password, in characters (NIST SP 800-63B asks for 8; these accounts decide careers). */
export const PASSWORD_MIN = 12;

/** Of 0 to 4; below, somebody who knows the commonest passwords and the person gets in by guessing. */
const SCORE_MIN = 3;
/** What is looked at: the check of longer texts would hold up others, and so much alone cannot be guessed. */
const LOOKED_AT = 64;

/** What comes to mind here first, and stands in no list of other languages. */
const ours: readonly string[] = ['khoabang', 'khoa bang', 'matkhau', 'mat khau', 'quenmatkhau', 'hanoi', 'tphcm'];

/** Its lists are sorted when the first password is looked at: no start waits for them. */
const checker = once(() => new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }));

/** `Nguyễn Văn An` → `nguyen`, `van`, `an`, `nguyenvanan` and `nguyen van an`: so people type their names. */
const typed = (text: string): readonly string[] => {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/đ/gi, 'd').toLowerCase();
  const parts = plain.split(/[^a-z0-9]+/).filter((part) => part !== '');
  return [...parts, parts.join(''), plain];
};

const easilyGuessed: Words = {
  vi: 'dễ đoán: đừng dùng tên, tên đăng nhập hay mật khẩu thông dụng; một câu vài từ là tốt',
  en: 'is easy to guess: use no name, login or common password; a sentence of some words is good',
};

/** What is wrong with a password for somebody with these names and logins; nothing where it is hard to guess. */
export const passwordFault = (password: string, about: readonly string[]): Words | undefined => {
  const { score } = checker().check(password.slice(0, LOOKED_AT), [...ours, ...about.flatMap(typed)]);
  return score < SCORE_MIN ? easilyGuessed : undefined;
};
