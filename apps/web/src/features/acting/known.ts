/** What can be chosen in a form, beside what can be typed: by the name of the field, the value and what people call it. */
export interface Known {
  /** Everybody whose name is known here, by personId. */
  readonly people: Readonly<Record<string, string>>;
  /** Codes by the name of the field that takes them: candidate, script, post, rule … */
  readonly codes: Readonly<Record<string, readonly (readonly [code: string, label: string])[]>>;
}

/** The one form of a name for what is one and what is several: `candidates` are chosen like a `candidate`. */
export const singular = (name: string): string => (name.endsWith('s') ? name.slice(0, -1) : name);
