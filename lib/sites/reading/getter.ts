/** The prototype's own getter of a property. */
export function getter<N, V>(prototype: object, name: string): (node: N) => V {
  const read = Object.getOwnPropertyDescriptor(prototype, name)?.get as () => V;
  return (node) => read.call(node);
}
