import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Find = Storage['getTargetValidationMetadatas'];
type Shape = Parameters<Find>[0];

const remembering = new WeakSet<Storage>();

/**
 * Has class-validator work out once what it knows of a class. By itself it compares the class with every other whenever it
 * checks an object, and a list holds hundreds of them. Classes are complete before the first body comes.
 */
export const rememberShapes = (storage: Storage = getMetadataStorage()): void => {
  if (remembering.has(storage)) return;
  remembering.add(storage);
  const find: Find = storage.getTargetValidationMetadatas.bind(storage);
  const known = new Map<Shape, ReturnType<Find>>();
  storage.getTargetValidationMetadatas = (...asked) => {
    const [shape, schema, always, strict, groups] = asked as Partial<typeof asked>;
    // With any of these it depends on who asks.
    const isPlain = [schema, always, strict, groups].every((one) => one === undefined || one === false);
    if (shape === undefined || !isPlain) return find(...asked);
    const found = known.get(shape) ?? find(...asked);
    known.set(shape, found);
    return found;
  };
};
