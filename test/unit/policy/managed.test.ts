import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseManaged } from '../../../lib/policy/managed.ts';
import { runs } from '../runs.ts';

const MAPPING = {
  delimiter: ',',
  columns: [
    { header: 'PO', field: 'orderNumber' },
    { header: 'Supplier', field: 'supplierName' },
  ],
  ownSites: [],
};
const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
const circular: Record<string, unknown> = {};
circular.settings = circular;

/** What an administrator may get wrong or an attacker try: nothing of it holds, and each says where and why. */
const BAD: [what: string, policy: unknown, path: string, reason: string][] = [
  ['a text', 'otif.target=0.9', '', 'not-an-object'],
  ['a list', [], '', 'not-an-object'],
  ['a number', 7, '', 'not-an-object'],
  ['1 MB', { settings: { 'otif.target': 0.9 }, note: 'x'.repeat(1024 ** 2) }, '', 'too-large'],
  ['a circle', circular, '', 'too-large'],
  ['an unknown key', { hosts: ['<all_urls>'] }, 'hosts', 'unknown'],
  ['all sites', { sites: ['<all_urls>'] }, 'sites', 'unknown'],
  ['an insecure source', { sources: [{ url: 'http://erp.example/' }] }, 'sources', 'unknown'],
  ['a script', { script: 'javascript:alert(1)' }, 'script', 'unknown'],
  ['a prototype', JSON.parse('{"__proto__":{"settings":{"otif.target":0}}}'), '__proto__', 'unknown'],
  ['a constructor', { constructor: { prototype: {} } }, 'constructor', 'unknown'],
  ['settings as text', { settings: 'strict' }, 'settings', 'not-an-object'],
  ['settings as list', { settings: [0.9] }, 'settings', 'not-an-object'],
  ['settings as nothing', { settings: null }, 'settings', 'not-an-object'],
  ['an unknown setting', { settings: { 'otif.tarjet': 0.9 } }, 'settings.otif.tarjet', 'unknown'],
  ['a setting of every object', { settings: { toString: 1 } }, 'settings.toString', 'unknown'],
  [
    'a prototype in settings',
    JSON.parse('{"settings":{"__proto__":{"x":1}}}'),
    'settings.__proto__',
    'unknown',
  ],
  ['what is personal', { settings: { mine: ['Me'] } }, 'settings.mine', 'unknown'],
  ['a target above 1', { settings: { 'otif.target': 95 } }, 'settings.otif.target', 'not-allowed'],
  ['a target below 0', { settings: { 'otif.target': -0.1 } }, 'settings.otif.target', 'not-allowed'],
  ['a target in words', { settings: { 'otif.target': '95 %' } }, 'settings.otif.target', 'not-allowed'],
  [
    'a target that is no number',
    { settings: { 'otif.target': Number.NaN } },
    'settings.otif.target',
    'not-allowed',
  ],
  ['a target as object', { settings: { 'otif.target': nested(50) } }, 'settings.otif.target', 'not-allowed'],
  ['half a day', { settings: { 'otif.lateDays': 1.5 } }, 'settings.otif.lateDays', 'not-allowed'],
  ['negative days', { settings: { 'otif.lateDays': -1 } }, 'settings.otif.lateDays', 'not-allowed'],
  [
    'endless days',
    { settings: { 'otif.lateDays': Number.POSITIVE_INFINITY } },
    'settings.otif.lateDays',
    'not-allowed',
  ],
  [
    'nothing where a number must be',
    { settings: { 'otif.floor': null } },
    'settings.otif.floor',
    'not-allowed',
  ],
  [
    'stale at once',
    { settings: { 'data.staleAfterDays': 0 } },
    'settings.data.staleAfterDays',
    'not-allowed',
  ],
  ['no retention at all', { settings: { 'retention.days': 0 } }, 'settings.retention.days', 'not-allowed'],
  ['a thousand years', { settings: { 'retention.days': 400_000 } }, 'settings.retention.days', 'not-allowed'],
  ['true', { settings: { 'risk.dueSoonDays': true } }, 'settings.risk.dueSoonDays', 'not-allowed'],
  ['mappings as object', { mappings: {} }, 'mappings', 'not-a-list'],
  ['a mapping as text', { mappings: ['orders'] }, 'mappings.1', 'not-allowed'],
  ['a mapping without columns', { mappings: [{ ...MAPPING, columns: [] }] }, 'mappings.1', 'not-allowed'],
  [
    'an unknown field',
    { mappings: [{ ...MAPPING, columns: [{ header: 'A', field: 'password' }] }] },
    'mappings.1',
    'not-allowed',
  ],
  ['an unknown delimiter', { mappings: [{ ...MAPPING, delimiter: '#' }] }, 'mappings.1', 'not-allowed'],
  [
    'a field twice',
    {
      mappings: [
        {
          ...MAPPING,
          columns: [
            { header: 'A', field: 'unit' },
            { header: 'B', field: 'unit' },
          ],
        },
      ],
    },
    'mappings.1',
    'not-allowed',
  ],
  ['a mapping twice', { mappings: [MAPPING, MAPPING] }, 'mappings.2', 'twice'],
  ['201 mappings', { mappings: Array.from({ length: 201 }, () => MAPPING) }, 'mappings', 'too-many'],
];

describe('a policy that does not hold', () => {
  for (const [what, policy, path, reason] of BAD) {
    test(what, () => {
      const managed = parseManaged(policy);
      expect(managed.settings).toEqual({});
      expect(managed.mappings.length).toBeLessThanOrEqual(1);
      expect(managed.refused[0]).toMatchObject({ path, reason });
      expect(managed.refused[0]?.value.length).toBeLessThanOrEqual(100);
    });
  }

  test('what is right beside it holds', () => {
    const managed = parseManaged({
      settings: { 'otif.target': 0.9, 'otif.floor': 2 },
      mappings: [MAPPING],
      x: 1,
    });
    expect(managed.settings).toEqual({ 'otif.target': 0.9 });
    expect(managed.mappings).toEqual([MAPPING]);
    expect(managed.refused.map(({ path }) => path)).toEqual(['settings.otif.floor', 'x']);
  });

  test('no policy is not a wrong policy', () => {
    for (const none of [undefined, null, {}])
      expect(parseManaged(none)).toEqual({ settings: {}, mappings: [], refused: [] });
  });

  test('whatever it holds, reading it ends well', () => {
    fc.assert(
      fc.property(fc.anything(), (policy) => {
        const { refused } = parseManaged(policy);
        expect(refused.length).toBeLessThanOrEqual(50);
      }),
      runs(500),
    );
  });
});
