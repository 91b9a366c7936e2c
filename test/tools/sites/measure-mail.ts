import type { SeenMail } from './mail.ts';

/** Fields that a layout says, told exactly, otherwise than it says them, or not at all. */
export interface Measured {
  layout: string;
  exact: number;
  wrong: number;
  missing: number;
}

/** Every field of every mail and row, each under its own name. */
function fieldsOf({ messages, rows }: SeenMail): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [at, message] of messages.entries())
    for (const [name, value] of Object.entries(message)) {
      const values = Array.isArray(value) ? value : [value];
      for (const [index, each] of values.entries())
        fields.set(`${at} ${name} ${index}`, JSON.stringify(each));
    }
  for (const [at, row] of rows.entries())
    for (const [name, value] of Object.entries(row)) fields.set(`row ${at} ${name}`, JSON.stringify(value));
  return fields;
}

/** How a layout was read, field by field. */
export function measure(layout: string, read: SeenMail, told: SeenMail): Measured {
  const [found, wanted] = [fieldsOf(read), fieldsOf(told)];
  const result = { layout, exact: 0, wrong: 0, missing: 0 };
  for (const [name, value] of wanted) {
    if (found.get(name) === value) result.exact++;
    else if (found.has(name)) result.wrong++;
    else result.missing++;
  }
  result.wrong += [...found.keys()].filter((name) => !wanted.has(name)).length;
  return result;
}
