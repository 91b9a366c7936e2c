import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';

/**
 * Test files share their worker, which saves a start of it for each of them. Every file still begins with modules that
 * nobody has used and with an empty database.
 */
vi.resetModules();
if ('indexedDB' in globalThis) globalThis.indexedDB = new IDBFactory();
