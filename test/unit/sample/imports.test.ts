import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = resolve(import.meta.dirname, '../../tools/sample');

describe('the sample and its truth', () => {
  it('are made without the product: a referee that shares its code could not find its errors', () => {
    const files = [
      ...readdirSync(FOLDER).map((name) => join(FOLDER, name)),
      join(FOLDER, '../make-sample.ts'),
    ];
    expect(files.length).toBeGreaterThan(20);
    const taken = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
        ([, path]) => path ?? '',
      ),
    );
    const foreign = taken.filter((path) => !path.startsWith('./') && !path.startsWith('node:'));
    expect(foreign).toEqual([]);
  });
});
