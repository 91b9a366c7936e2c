const { call } = Function.prototype;

/**
 * A method of a prototype as a function of the node. Bound, since an arrow around each is a call more, and one arrow for all
 * of them a call that the browser cannot shorten.
 */
export const method = <N, A extends unknown[], V>(
  run: (this: N, ...given: A) => V,
): ((node: N, ...given: A) => V) => call.bind(run) as (node: N, ...given: A) => V;

/** The prototype's own getter of a property. */
export const getter = <N, V>(prototype: object, name: string): ((node: N) => V) =>
  method(Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: N) => V);
