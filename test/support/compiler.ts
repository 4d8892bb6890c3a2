import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..', '..');

const settings = (): ts.CompilerOptions => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    readonly config: { readonly compilerOptions: object };
  };
  // What a snippet leaves unused is not what it is about.
  const ours = { ...config.compilerOptions, noEmit: true, types: [], noUnusedLocals: false };
  return ts.convertCompilerOptionsFromJson(ours, root).options;
};

/** Finds the snippets where they pretend to stand, and everything else on disk. */
const hostOf = (snippets: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost => {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    fileExists: (file) => snippets.has(file) || host.fileExists(file),
    readFile: (file) => snippets.get(file) ?? host.readFile(file),
    getSourceFile: (file, version, ...rest) => {
      const text = snippets.get(file);
      return text === undefined
        ? host.getSourceFile(file, version, ...rest)
        : ts.createSourceFile(file, text, version, true);
    },
  };
};

/**
 * Compiles snippets of code, with the settings of the product, as if each were a file of its own in this folder (from the
 * root); what the compiler says of each. All go into one program: what they import is read once.
 */
export const compile = (
  folder: string,
  snippets: Readonly<Record<string, string>>,
): ReadonlyMap<string, readonly string[]> => {
  const fileOf = (name: string): string => join(root, folder, `${name.replaceAll(' ', '-')}.snippet.ts`);
  const files = new Map(Object.entries(snippets).map(([name, text]) => [fileOf(name), text] as const));
  const options = settings();
  const program = ts.createProgram({ rootNames: [...files.keys()], options, host: hostOf(files, options) });
  return new Map(
    Object.keys(snippets).map((name) => {
      const source = program.getSourceFile(fileOf(name));
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [name, found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))] as const;
    }),
  );
};
