/** A lease as it stands. Whoever changes it says which standing they saw. */
export interface Standing {
  /** Grows each time that somebody takes the lease: who took it before holds nothing any more. */
  readonly term: number;
  /** Grows each time that the holder shows that it is alive, and begins anew with each term. */
  readonly beat: number;
  /** `null`: nobody. */
  readonly holder: string | null;
  /** What the holder tells all others. */
  readonly said: string;
}

/** Where leases stand, for all processes of one installation. */
export interface Leases {
  /** `undefined` for a lease that nobody ever took. */
  read(name: string): Promise<Standing | undefined>;
  /**
   * Puts `next` in the place of `seen` (`undefined`: nothing yet), known by term and beat. False, and nothing is changed,
   * where another stands there. Of several who saw the same one is answered true.
   */
  swap(name: string, seen: Standing | undefined, next: Standing): Promise<boolean>;
  close(): Promise<void>;
}
