import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { openStore } from '../../../lib/store/open.ts';

const { indexedDB } = globalThis;
afterEach(() => {
  Object.defineProperty(globalThis, 'indexedDB', { value: indexedDB, configurable: true, writable: true });
  vi.restoreAllMocks();
});

const refused = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

/** Ways in which browsers block storage. */
const WAYS: [string, () => unknown][] = [
  [
    'there are none',
    () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true }),
  ],
  [
    'naming them is refused',
    () => Object.defineProperty(globalThis, 'indexedDB', { get: refused, configurable: true }),
  ],
  ['opening one is refused', () => vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(refused)],
];

test.each(WAYS)(
  'databases are blocked (%s): it is said what blocks, that nothing is lost, and what to do',
  async (_, block) => {
    block();
    await expect(openStore('forbidden')).rejects.toMatchObject({
      failure: {
        code: 'store-forbidden',
        message: expect.stringContaining('lets PartnerLens keep nothing'),
        next: expect.stringContaining('Allow extensions to save data'),
      },
    });
  },
);
