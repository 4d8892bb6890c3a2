const PREFIX = 'system:';

/** Who acts where no person does: a process or a clock of the engine, under its own name. */
export const systemActor = (name: string): string => `${PREFIX}${name}`;

/** True when nobody but the engine itself acts. */
export const isSystem = ({ actor }: { readonly actor: string }): boolean => actor.startsWith(PREFIX);
