import { getMetadataStorage, IsInt, IsString, Length, validateSync } from 'class-validator';
import { rememberShapes } from './known-shapes.js';

class Named {
  @IsString() name?: unknown;
}
class Aged extends Named {
  @IsInt({ groups: ['counted'] }) age?: unknown;
  @Length(2, 5) declare name?: unknown;
}

const faults = (value: object, groups?: string[]): readonly string[] =>
  validateSync(value, { forbidUnknownValues: true, ...(groups && { groups }) }).flatMap(({ property, constraints }) =>
    Object.keys(constraints ?? {}).map((rule) => `${property} ${rule}`),
  );
const told = () => [
  faults(new Named()),
  faults(new Aged()),
  faults(new Aged(), ['counted']),
  faults(Object.assign(new Aged(), { name: 'Mẫu' })),
];

describe('what is remembered of classes', () => {
  it('is what there is: own rules, inherited ones, and those of a group for who asks for it', () => {
    const before = told();
    rememberShapes();
    expect([told(), told()]).toEqual([before, before]);
    expect(before).toEqual([['name isString'], ['age isInt', 'name isLength'], ['age isInt'], ['age isInt']]);
  });

  it('is worked out once, however often it is asked for', () => {
    const storage = getMetadataStorage();
    const asked = () => storage.getTargetValidationMetadatas(Named, undefined as never, false, false);
    rememberShapes(storage);
    expect(asked()).toBe(asked());
    expect(asked()).not.toHaveLength(0);
  });
});
