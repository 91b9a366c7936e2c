import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { vi } from 'vitest';
import { sliceOf } from '../tools/slice.ts';
import { runs } from './runs.ts';

/**
 * Test files share their worker, which saves a start of it for each of them. Every file still begins with modules that
 * nobody has used and with an empty database.
 */
vi.resetModules();
if ('indexedDB' in globalThis) globalThis.indexedDB = new IDBFactory();

/** `npm test` tries the same cases each time; `npm run test:long properties` others at every run, and all of them. */
fc.configureGlobal({ ...runs(100), seed: sliceOf<number | undefined>(undefined, 20_261) });
