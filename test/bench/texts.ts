/** Texts that the figures of recognition are measured on, in blocks of `size` characters together. */

/** A mail about an order and a delivery, with what else mails hold: days, times, a phone number, an address. */
export const mailAbout = (order: string, delivery: string): string =>
  `Dear colleagues, the goods for purchase order ${order} left our warehouse on 12 May and should reach you within the week. ` +
  `Please confirm the receipt to orders@supplier.example and tell us whether the missing cartons of delivery note ${delivery} arrived. ` +
  'We have taken the remarks of your quality department to heart and changed the packing, so that the corners no longer suffer. ' +
  'If anything else is unclear, call +49 171 2345678 between 9:00 and 17:00. With kind regards, the team in Bremen. ';

export function mail(size: number): string[] {
  return fill(size, () => mailAbout('4500012345', '80001234'));
}

export function table(size: number): string[] {
  return fill(
    size,
    (row) =>
      `SCMS-${row}\n${4_500_000_000 + row}\nASN-${row * 7}\nHIV test kit, 30 tests\n1,200 pcs\n2026-05-${10 + (row % 18)}\n€ 1.234,50\nIn transit\n`,
  );
}

export function adversarial(size: number): string[] {
  const parts = [
    '1-',
    'PO PO PO ',
    '1 1 1 1 ',
    'a@a@',
    'no. no. no. 1 ',
    '12.12.12.',
    'A1A1',
    'PO 4500012345 ',
  ];
  return parts.map((part) => part.repeat(size / parts.length / part.length));
}

function fill(size: number, make: (row: number) => string): string[] {
  const blocks: string[] = [];
  for (let row = 1, length = 0; length < size; row++) {
    const block = make(row);
    blocks.push(block);
    length += block.length;
  }
  return blocks;
}
