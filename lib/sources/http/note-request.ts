import type { LedgerEntry } from '../../domain/connection.ts';
import type { ApiOptions, Ask } from './api.ts';

/** Where requests are noted. */
export type LedgerOptions = Pick<ApiOptions, 'connectionId' | 'why' | 'announce' | 'note'>;

/** Notes each try of one request: without its values, and with how it ended. */
export function noteRequest(
  { connectionId, why, announce, note }: LedgerOptions,
  host: string,
  { what, fields }: Pick<Ask, 'what' | 'fields'>,
  sent: number,
) {
  let entry: LedgerEntry | undefined;
  const end = (outcome: string, received = 0) => {
    if (entry) note(Object.assign(entry, { outcome, received, took: Date.now() - entry.at }));
    entry = undefined;
  };
  const asked = async (ask: () => Promise<Response>): Promise<Response> => {
    const at = Date.now();
    entry = {
      at,
      connectionId,
      host,
      what,
      why,
      fields: [...fields],
      sent,
      received: 0,
      took: 0,
      outcome: '',
    };
    // No answer is used before its request is listed; waiting for that before it leaves would cost a tenth of a sync.
    const listed = announce?.(entry);
    const answer = await ask().catch(async (error: unknown) => {
      await listed;
      end('no answer');
      throw error;
    });
    await listed;
    if (!answer.ok && answer.status !== 304) end(`${answer.status}`);
    return answer;
  };
  return { asked, end };
}
