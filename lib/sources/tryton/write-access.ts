import { z } from 'zod';
import type { Capabilities } from '../../domain/connection.ts';
import { FailureError } from '../../domain/result.ts';
import type { TrytonSession } from './session.ts';

const accessSchema = z.record(
  z.string(),
  z.object({ write: z.boolean(), create: z.boolean(), delete: z.boolean() }),
);

/**
 * What this user may write, by what PartnerLens would write: promised dates lie in the moves of a line, notes and
 * touchpoints are notes. Tryton keeps no tasks for people (the works of its module “project” are jobs with effort and
 * cost), so that none are written. A server that does not tell is tried when there is something to write.
 */
export async function askWriteAccess(session: TrytonSession, company: number): Promise<Capabilities> {
  const models = ['stock.move', 'ir.note'];
  const said = await session
    .call('model.ir.model.access.get_access', [models, { company }])
    .then((answer) => accessSchema.safeParse(answer).data)
    .catch((error: unknown) => {
      if (error instanceof FailureError && ['tryton-refused', 'not-permitted'].includes(error.failure.code))
        return undefined;
      throw error;
    });
  const { 'stock.move': move, 'ir.note': note } = said ?? {};
  return {
    'write:task': false,
    ...(move ? { 'write:line-date': move.write } : {}),
    ...(note ? { 'write:note': note.create } : {}),
  };
}
