/** A parameter of a handler: where it comes from, and the class that it is checked against. */
export type HandlerParameter = readonly [ParameterDecorator, unknown];

/**
 * Adds a handler to a controller as if it were written there with these decorators. The handler carries the name too: the
 * document finds parameters by it.
 */
export const addRoute = (
  prototype: object,
  [name, handler]: readonly [name: string, handler: (...given: never[]) => unknown],
  parameters: readonly HandlerParameter[],
  decorators: readonly MethodDecorator[],
): void => {
  Object.defineProperty(handler, 'name', { value: name });
  Object.defineProperty(prototype, name, { value: handler, configurable: true, writable: true });
  parameters.forEach(([from], at) => {
    from(prototype, name, at);
  });
  Reflect.defineMetadata(
    'design:paramtypes',
    parameters.map(([, type]) => type),
    prototype,
    name,
  );
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  for (const decorate of decorators) decorate(prototype, name, descriptor);
};
