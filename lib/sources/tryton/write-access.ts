import { z } from 'zod';
import type { Capabilities } from '../../domain/connection.ts';
import { FailureError } from '../../domain/result.ts';
import type { TrytonSession } from './session.ts';

const accessSchema = z.record(
  z.string(),
  // Tryton answers 1 and 0.
  z.object({ read: z.coerce.boolean(), write: z.coerce.boolean(), create: z.coerce.boolean() }),
);
type Access = z.infer<typeof accessSchema>;

/**
 * What this user may write, by what PartnerLens would write: promised dates lie in the moves of a line, notes and
 * touchpoints are notes. Tryton keeps no tasks for people (the works of its module “project” are jobs with effort and
 * cost), so that none are written. A server that does not tell is tried when there is something to write.
 */
export async function askWriteAccess(session: TrytonSession, company: number): Promise<Capabilities> {
  const { 'stock.move': move, 'ir.note': note } = await askAccess(
    session,
    ['stock.move', 'ir.note'],
    company,
  );
  return {
    'write:task': false,
    ...(move ? { 'write:line-date': move.write } : {}),
    ...(note ? { 'write:note': note.create } : {}),
  };
}

/** Which of these objects this user may read, where the server tells. */
export async function askReadAccess(
  session: TrytonSession,
  models: readonly string[],
  company: number,
): Promise<[model: string, may: boolean][]> {
  const said = await askAccess(session, models, company);
  return Object.entries(said).flatMap(([model, may]) => (may ? [[model, may.read]] : []));
}

async function askAccess(
  session: TrytonSession,
  models: readonly string[],
  company: number,
): Promise<Partial<Access>> {
  return session
    .call('model.ir.model.access.get_access', [models, { company }])
    .then((answer) => accessSchema.safeParse(answer).data ?? {})
    .catch((error: unknown) => {
      if (error instanceof FailureError && ['tryton-refused', 'not-permitted'].includes(error.failure.code))
        return {};
      throw error;
    });
}
