import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FILE_FIELDS } from '../../../lib/domain/file-fields.ts';
import type { FileMapping } from '../../../lib/domain/file-mapping.ts';
import { FailureError } from '../../../lib/domain/result.ts';
import { mappingsToJson, readMappingFile, signatureOfMapping } from '../../../lib/surface/mapping-file.ts';
import { runs } from '../runs.ts';

const MAPPING: FileMapping = {
  delimiter: ';',
  encoding: 'windows-1252',
  heading: { line: 3, rows: 2 },
  sheet: 'Lines',
  columns: [
    { header: 'PO', field: 'orderNumber' },
    { header: 'Due', field: 'requestedOn', dateOrder: 'day-first' },
    { header: 'x' },
  ],
  ownSites: ['Plant 1'],
  name: 'Open orders',
};

async function whyNot(content: string): Promise<string> {
  try {
    await readMappingFile(new Blob([content]));
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
  throw new Error('The file was read.');
}

test('what was saved comes back, without the day of its last use', async () => {
  const saved = await readMappingFile(new Blob([mappingsToJson([{ ...MAPPING, usedAt: 5 }])]));
  expect(saved).toEqual([{ signature: signatureOfMapping(MAPPING), mapping: MAPPING }]);
});

test.each([
  ['', 'mappings-not-json'],
  ['{"format":', 'mappings-not-json'],
  ['[]', 'mappings-not-mappings'],
  ['null', 'mappings-not-mappings'],
  ['{"format":"partnerlens-backup","version":1}', 'mappings-not-mappings'],
  ['{"format":"partnerlens-mapping","version":1}', 'mappings-not-mappings'],
  ['{"format":"partnerlens-mapping","version":1,"mappings":[]}', 'mappings-not-mappings'],
  ['{"format":"partnerlens-mapping","version":9,"mappings":[]}', 'mappings-newer'],
  ['{"format":"partnerlens-mapping","version":1,"mappings":[1]}', 'mappings-flawed'],
  [
    '{"format":"partnerlens-mapping","version":1,"mappings":[{"__proto__":{"delimiter":","}}]}',
    'mappings-flawed',
  ],
  [`{"a":"${'x'.repeat(1024 ** 2)}"}`, 'mappings-too-large'],
])('refused by name: %s', async (content, code) =>
  expect(await whyNot(content.slice(0, 2_000_000))).toBe(code),
);

test('one flawed mapping among good ones: nothing is taken over, and the flaw is named', async () => {
  const json = mappingsToJson([MAPPING, { ...MAPPING, columns: [] }]);
  expect(await whyNot(json)).toBe('mappings-flawed');
});

test('any mapping with one use of each field comes back', async () => {
  const header = fc.string({ maxLength: 40 });
  const columns = fc.uniqueArray(fc.record({ header, field: fc.constantFrom(...FILE_FIELDS) }), {
    minLength: 1,
    maxLength: 20,
    selector: ({ field }) => field,
  });
  await fc.assert(
    fc.asyncProperty(columns, async (some) => {
      const mapping: FileMapping = { delimiter: ',', columns: some, ownSites: [] };
      expect(await readMappingFile(new Blob([mappingsToJson([mapping])]))).toEqual([
        { signature: signatureOfMapping(mapping), mapping },
      ]);
    }),
    runs(100),
  );
});
