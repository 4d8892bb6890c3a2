/** Lets plain Node run our TypeScript: files are named `.ts` where imports say `.js`. */
const hook = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ resolve: (name, context, next) => {
    try { return next(name, context); } catch { return next(name.replace(/\\.js$/, '.ts'), context); }
  } });`)}`;

/** Options with which Node runs a program of ours that has not been built. */
export const FROM_SOURCE: readonly string[] = [
  '--conditions=source',
  '--experimental-transform-types',
  '--disable-warning=ExperimentalWarning',
  '--import',
  hook,
];
