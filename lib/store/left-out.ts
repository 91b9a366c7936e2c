import type { GivenAnswer } from '../domain/given-answer.ts';
import type { Order } from '../domain/order.ts';
import { numberOfId } from './identifiers.ts';
import { parsed } from './relation-records.ts';
import type { ReadTx } from './schema.ts';
import type { Unions } from './unions.ts';

/*
 * A line that a partner contested rightly is left out of all figures of that partner that count lines. Like unions it is marked
 * when it is read: what sources said stays as they said it, and taking a decision back is changing a word.
 */

/** The lines that are left out, as one state of the store has it. */
export interface LeftOut {
  readonly generation: number;
  readonly lines: ReadonlySet<string>;
}

/** The lines that are left out, as this transaction sees them. Needs `shareAnswers` in its scope. */
export async function leftOutOf(holder: { leftOut?: LeftOut }, tx: ReadTx, unions: Unions): Promise<LeftOut> {
  const { generation } = unions;
  if (holder.leftOut?.generation === generation) return holder.leftOut;
  const answers = tx.objectStore('shareAnswers');
  const given = (await answers.count()) === 0 ? [] : parsed('shareAnswers', await answers.getAll()).records;
  const lines = new Set(given.filter(isLeftOut).flatMap((answer) => keyOfAnswer(answer, unions) ?? []));
  const leftOut = { generation, lines };
  if (generation >= (holder.leftOut?.generation ?? 0)) holder.leftOut = leftOut;
  return leftOut;
}

/** Whether the line of an answer is left out of figures. */
export function isLeftOut({ answer, decision }: Pick<GivenAnswer, 'answer' | 'decision'>): boolean {
  return answer.kind === 'dispute' && decision?.state === 'accepted';
}

function keyOfAnswer({ partnerId, orderId, lineId }: GivenAnswer, unions: Unions): string | undefined {
  if (orderId === undefined || lineId === undefined) return undefined;
  return lineKey(unions.headOf(partnerId), orderId, lineId);
}

/** What tells a line whoever of the partners that stand for one has its order. */
export function lineKey(partnerId: string, orderId: string, lineId: string): string {
  return [partnerId, numberOfId(orderId), lineId].join('\n');
}

/** The order with the lines marked that are left out; itself where none is. */
export function markLeftOut(order: Order, lines: ReadonlySet<string>): Order {
  if (lines.size === 0) return order;
  const isOut = (id: string) => lines.has(lineKey(order.partnerId, order.id, id));
  if (!order.lines.some(({ id }) => isOut(id))) return order;
  return { ...order, lines: order.lines.map((line) => (isOut(line.id) ? { ...line, leftOut: true } : line)) };
}
