import type { Act } from '../../api/acts.js';

/** What a line of work can be about, the nearest first. */
const subjects = ['script', 'candidate', 'motion', 'complaint', 'question', 'post', 'rule', 'member', 'clock', 'item'];

/** The field of a command that takes the subject of a line of work: the one that offers it to choose, or the nearest by name. */
export const subjectField = ({ fields }: Act, subject: string): string | undefined => {
  const choosing = fields.find((field) => field.kind === 'choice' && field.choices.includes(subject));
  return choosing?.name ?? subjects.find((name) => fields.some((field) => field.name === name));
};
