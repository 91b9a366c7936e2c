import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a package under test. What is given besides its content is written as it is, true or not. */
export interface ZipPart {
  name: string;
  content: string | Uint8Array;
  /** The expanded size that the package claims. */
  claims?: number;
  /** Shares the bytes of this earlier part. */
  sameAs?: number;
  encrypted?: boolean;
}

/** Writes a zip package by hand, so that it can lie. */
export function makeZip(parts: ZipPart[]): Blob {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = new TextEncoder().encode(part.name);
    const plain = typeof part.content === 'string' ? new TextEncoder().encode(part.content) : part.content;
    const packed = deflateRawSync(plain);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(part.encrypted ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(part.claims ?? plain.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const at = part.sameAs === undefined ? offset : (offsets[part.sameAs] ?? 0);
    offsets.push(at);
    if (part.sameAs === undefined) {
      const local = [Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed];
      pieces.push(...local);
      offset += local.reduce((sum, piece) => sum + piece.length, 0);
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, name);
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return new Blob([...pieces, ...directory, end] as BlobPart[]);
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet with this markup; other parts beside it, or in place of its own. */
export function makeWorkbook(sheet: string, others: ZipPart[] = []): Blob {
  const own: ZipPart[] = [
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="a" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: '<workbook><sheets><sheet name="One" sheetId="1" r:id="a"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        `<Relationships><Relationship Id="a" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="b" Type="${RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
  ];
  const replaced = new Set(others.map(({ name }) => name));
  return makeZip([...own.filter(({ name }) => !replaced.has(name)), ...others]);
}

/** The markup of a sheet with these rows. */
export function sheetOf(rows: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows}</sheetData></worksheet>`;
}
