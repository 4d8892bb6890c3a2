/** The same ref with another text, kind or subject; or a value that another subject already has. Write nothing, ask why. */
export class VaultConflict extends Error {
  constructor(what: 'ref' | 'index') {
    super(what === 'ref' ? 'this ref already keeps something else' : 'this value already belongs to another subject');
    this.name = 'VaultConflict';
  }
}

/** The subject was erased. Erasure is final: nothing more can be kept under it. */
export class SubjectErased extends Error {
  constructor() {
    super('this subject was erased, and nothing more can be kept under it');
    this.name = 'SubjectErased';
  }
}

/** What is stored was changed outside the vault, or moved to another place in it. */
export class VaultTampered extends Error {
  constructor(what: 'a key' | 'a text' | 'a field') {
    super(`${what} of the vault was changed from outside: restore it from a backup`);
    this.name = 'VaultTampered';
  }
}

/** The vault was made with another master key. */
export class WrongMasterKey extends Error {
  constructor() {
    super('The master key is not the one that this vault was made with. Start with the key that belongs to it.');
    this.name = 'WrongMasterKey';
  }
}

/** What was given as master key is none. The message never shows any of it. */
export class InvalidMasterKey extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'InvalidMasterKey';
  }
}
