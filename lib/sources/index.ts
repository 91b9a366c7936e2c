import type { Connection } from '../domain/connection.ts';
import type { Source } from './source.ts';
import { tryton } from './tryton/source.ts';

/** Every system that can be connected. */
export const SOURCES = { tryton } as const satisfies Record<Connection['system'], Source>;
