// What ties a field of a body to the decorator that checks it: their types must be the same, or it does not compile.

/** True for two types that are identical, also in what they leave optional. */
export type Same<A, B> = (<T>(one: T) => T extends A ? 1 : 2) extends <T>(one: T) => T extends B ? 1 : 2 ? true : false;

declare const unsealed: unique symbol;

/**
 * Free text on its way to the vault. It arrives as a string, and no decorator but `FreeText` checks a field of this type:
 * what a command holds as sealed text cannot reach the log as it was written.
 */
export interface UnsealedText {
  readonly [unsealed]: true;
}

/** In place of the name of a field whose type is another than its decorator checks. */
interface NotChecked<Value> {
  readonly thisDecoratorChecks: Value;
}

/** A decorator of fields that hold this and nothing else. */
export type FieldOf<Value> = <Body extends object, Name extends keyof Body & string>(
  target: Body,
  name: Name & (Same<NonNullable<Body[Name]>, Value> extends true ? unknown : NotChecked<Value>),
) => void;

/** A decorator of fields that may be left out. */
export type OptionalField = <Body extends object, Name extends keyof Body & string>(
  target: Body,
  name: Name & (Partial<Pick<Body, Name>> extends Pick<Body, Name> ? unknown : NotChecked<undefined>),
) => void;

/** A decorator of fields that may be `null`. */
export type NullField = <Body extends object, Name extends keyof Body & string>(
  target: Body,
  name: Name & (null extends Body[Name] ? unknown : NotChecked<null>),
) => void;
