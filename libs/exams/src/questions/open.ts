import type { Task } from '../tasks/task.js';

/** A task, what it is about, and who is awaited where not everybody who holds the part is. */
export interface Open {
  readonly task: Task;
  readonly subject: string;
  readonly persons?: readonly string[];
}

/** A task that is open; `subject`: empty for the whole round. */
export const open = (task: Task, subject = '', persons?: readonly string[]): Open => ({
  task,
  subject,
  ...(persons === undefined ? {} : { persons }),
});
