import type { Role } from '#exams';

/** What an administrator enters for a new account. The person's name goes to the vault. */
export interface NewAccount {
  readonly login: string;
  /** Not for a person whose name stands in the vault already. */
  readonly name?: string;
  readonly password: string;
  readonly roles: readonly Role[];
  /** False where the holder has chosen the password. */
  readonly oneTime?: boolean;
  /** True for somebody who was registered before. */
  readonly known?: boolean;
  /** Owning bodies for which the roles hold. */
  readonly bodies: readonly string[];
}
