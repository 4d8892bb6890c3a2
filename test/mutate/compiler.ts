import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { mutated, type Mutant } from './mutant.js';

/** Whether the compiler refuses a mutant in the file in which it stands. What is merely no longer used is not refused. */
export const compilerOf = (root: string): ((mutant: Mutant) => boolean) => {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    { noEmit: true, noUnusedLocals: false, noUnusedParameters: false, allowUnreachableCode: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: ({ messageText }) => fail(messageText) },
  );
  if (config === undefined) return fail('tsconfig.json cannot be read.');
  const changed = new Map<string, { version: number; text: string }>();
  const service = ts.createLanguageService(
    {
      getCompilationSettings: () => config.options,
      getScriptFileNames: () => config.fileNames.filter((file) => file.startsWith(join(root, 'libs'))),
      getScriptVersion: (file) => String(changed.get(file)?.version ?? 0),
      getScriptSnapshot: (file) => {
        const text = changed.get(file)?.text ?? ts.sys.readFile(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (path) => ts.sys.fileExists(path),
      readFile: (path) => ts.sys.readFile(path),
      directoryExists: (path) => ts.sys.directoryExists(path),
      getDirectories: (path) => ts.sys.getDirectories(path),
    },
    ts.createDocumentRegistry(),
  );
  const set = (file: string, text: string): void => {
    changed.set(file, { version: (changed.get(file)?.version ?? 0) + 1, text });
  };
  return (mutant) => {
    const file = join(root, mutant.file);
    const text = readFileSync(file, 'utf8');
    set(file, mutated(text, mutant));
    const refused = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)].length > 0;
    set(file, text);
    return refused;
  };
};

const fail = (message: string | ts.DiagnosticMessageChain): never => {
  throw new Error(ts.flattenDiagnosticMessageText(message, '\n'));
};
