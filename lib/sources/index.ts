import type { RecordConnection, Source } from './source.ts';
import { tryton } from './tryton/source.ts';

/** Every system that can be connected. */
export const SOURCES = { tryton } as const satisfies Record<RecordConnection['system'], Source>;
