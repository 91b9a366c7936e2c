import { z } from 'zod';
import { httpFailure } from '../http/failures.ts';
import { RefusedError } from './failures.ts';
import type { Org, Raw } from './org.ts';
import { id18, isId } from './soql.ts';

const refusalSchema = z.array(z.object({ errorCode: z.string(), message: z.string() })).min(1);
const madeSchema = z.object({ id: z.string().refine(isId).transform(id18) });
const answerSchema = z.object({
  compositeResponse: z.array(
    z.object({ referenceId: z.string(), httpStatusCode: z.number().int(), body: z.unknown() }),
  ),
});
/** So many records fit into one request. */
const MOST = 25;
/** What all others say of themselves where one was refused. */
const ROLLED_BACK = 'PROCESSING_HALTED';

/**
 * Makes records of one object in one request that counts as one (`composite`): all of them or none. Answers their ids in
 * sequence. Throws the refusal of the one that was refused, else what any request throws.
 */
export async function createTogether(org: Org, object: string, records: readonly Raw[]): Promise<string[]> {
  if (records.length > MOST) throw new Error(`${records.length} records do not fit into one request.`);
  const base = `services/data/${org.version}`;
  const asked = records.map((body, at) => ({
    ...{ method: 'POST', url: `/${base}/sobjects/${object}`, referenceId: `record_${at}` },
    body,
  }));
  const what = `composite ${object}`;
  const json = { allOrNone: true, compositeRequest: asked };
  const said = answerSchema.safeParse(await org.write('POST', `${base}/composite`, what, json)).data;
  const answers = asked.map(({ referenceId }) =>
    said?.compositeResponse.find((each) => each.referenceId === referenceId),
  );
  const refusals = answers.flatMap((each) =>
    each && each.httpStatusCode >= 400 ? (refusalSchema.safeParse(each.body).data?.slice(0, 1) ?? []) : [],
  );
  const refusal = refusals.find(({ errorCode }) => errorCode !== ROLLED_BACK) ?? refusals[0];
  if (refusal) throw new RefusedError(refusal, what);
  return answers.map((each) => {
    const made = madeSchema.safeParse(each?.body).data;
    if (!made) throw httpFailure('answer-unexpected', org.host);
    return made.id;
  });
}
