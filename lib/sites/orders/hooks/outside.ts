import { around, type Look, select } from './places.ts';

/** The nearest before a row, in the same list, that fits: the row that heads its group. */
export function nearestBefore(look: Look, row: Element, selector: string): Element | undefined {
  const { nodes } = look;
  for (let at = nodes.elementBefore(row); at; at = nodes.elementBefore(at))
    if (around(look, at, selector) === at) return at;
  return undefined;
}

/** The parts of a row that lie elsewhere: what has the same value of an attribute. All of a page are looked for once. */
export function partsOf(look: Look, row: Element, name: string): Element[] {
  const parts = look.parts.get(name) ?? new Map<string, Element[]>();
  if (!look.parts.has(name)) {
    look.parts.set(name, parts);
    for (const part of select(look, look.doc.body, `[${name}]`)) {
      const value = look.nodes.attributeOf(part, name) ?? '';
      const same = parts.get(value);
      if (same) same.push(part);
      else parts.set(value, [part]);
    }
  }
  const value = look.nodes.attributeOf(row, name);
  return value ? (parts.get(value) ?? []).filter((part) => part !== row) : [];
}
