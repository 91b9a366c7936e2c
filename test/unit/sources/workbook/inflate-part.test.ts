import { constants, crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FailureError } from '../../../../lib/domain/result.ts';
import { inflatePart, type PackedPart } from '../../../../lib/sources/workbook/inflate-part.ts';
import { runs } from '../../runs.ts';

const NAME = 'xl/a.xml';

/** A local header with three bytes of extra fields, then the packed bytes. */
function partOf(packed: Uint8Array, plain: Uint8Array, said: Partial<PackedPart> = {}): [Blob, PackedPart] {
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 0, 'latin1');
  header.writeUInt16LE(NAME.length, 26);
  header.writeUInt16LE(3, 28);
  const file = new Blob(['before', header, `${NAME}abc`, new Uint8Array(packed)]);
  const part = {
    offset: 6,
    limit: file.size,
    compressedSize: packed.length,
    uncompressedSize: plain.length,
    compressionMethod: 8,
    crc: crc32(plain),
    ...said,
  };
  return [file, part];
}

async function expand(file: Blob, part: PackedPart): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  await inflatePart(file, part, (bytes) => {
    expect(bytes.length).toBeLessThanOrEqual(64 * 1024);
    return pieces.push(bytes.slice()) > 0;
  });
  return Buffer.concat(pieces);
}

/** Bytes that hardly pack. */
const noise = (length: number) =>
  Uint8Array.from({ length }, (_, at) => (Math.imul(at, 2_654_435_761) >>> 15) % 200);

/** Bytes of few or many kinds: from text that packs well to noise that does not. */
const contents = fc
  .record({ length: fc.nat(200_000), kinds: fc.integer({ min: 2, max: 256 }), seed: fc.nat() })
  .map(({ length, kinds, seed }) => {
    let state = seed | 1;
    return Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      // The lower bits repeat so soon that the whole packs better than a workbook may.
      return (state >>> 16) % kinds;
    });
  });
const strategies = fc.constantFrom(
  constants.Z_DEFAULT_STRATEGY,
  constants.Z_FIXED,
  constants.Z_HUFFMAN_ONLY,
  constants.Z_RLE,
);

test('whatever was packed comes out again', async () => {
  await fc.assert(
    fc.asyncProperty(contents, fc.integer({ min: 0, max: 9 }), strategies, async (plain, level, strategy) => {
      const packed = deflateRawSync(plain, { level, strategy });
      expect(Buffer.compare(await expand(...partOf(packed, plain)), plain)).toBe(0);
    }),
    runs(25),
  );
});

test('bytes that make no sense are refused, or are what was packed', async () => {
  const plain = new TextEncoder().encode('<row><c><v>12345</v></c></row>'.repeat(500));
  const packed = deflateRawSync(plain);
  await fc.assert(
    fc.asyncProperty(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const broken = Uint8Array.from(packed, (byte, index) => (index === at ? byte ^ flip : byte));
      const read = await expand(...partOf(broken, plain)).catch(() => undefined);
      expect(read === undefined || Buffer.compare(read, plain) === 0).toBe(true);
    }),
    runs(100),
  );
});

test('stored bytes are handed on', async () => {
  const plain = new Uint8Array(200_000).map((_, at) => at % 251);
  const [file, part] = partOf(plain, plain, { compressionMethod: 0 });
  expect(Buffer.compare(await expand(file, part), plain)).toBe(0);
});

test('reading ends when it has enough, whatever comes behind', async () => {
  const plain = noise(300_000);
  const [file, part] = partOf(deflateRawSync(plain), plain, { crc: 1 });
  let asked = 0;
  await inflatePart(file, part, () => ++asked < 2);
  expect(asked).toBe(2);
});

describe('refused', () => {
  const plain = noise(90_000);
  const packed = deflateRawSync(plain);
  const cases: [what: string, made: [Blob, PackedPart], code: string][] = [
    ['another checksum', partOf(packed, plain, { crc: 1 }), 'workbook-damaged'],
    ['longer than it says', partOf(packed, plain, { uncompressedSize: 89_999 }), 'workbook-damaged'],
    ['shorter than it says', partOf(packed, plain, { uncompressedSize: 90_001 }), 'workbook-damaged'],
    ['cut off', partOf(packed.subarray(0, 90), plain), 'workbook-damaged'],
    ['packed in a strange way', partOf(packed, plain, { compressionMethod: 12 }), 'workbook-damaged'],
    ['no header', partOf(packed, plain, { offset: 5 }), 'workbook-damaged'],
    [
      'extra fields that push it into the next part',
      partOf(packed, plain, { limit: 6 + 30 + NAME.length + packed.length }),
      'workbook-overlap',
    ],
    ['a bomb', partOf(deflateRawSync(new Uint8Array(200_000)), new Uint8Array(200_000)), 'workbook-expands'],
  ];
  for (const [what, [file, part], code] of cases) {
    test(what, async () => {
      const error: unknown = await expand(file, part).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(FailureError);
      expect((error as FailureError).failure.code).toBe(code);
    });
  }
});
