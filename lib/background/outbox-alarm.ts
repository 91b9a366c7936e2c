import { browser } from 'wxt/browser';
import { outboxDueAt } from '../sync/run-outbox.ts';
import { isOutboxDue, reviveJobHost } from './job-host.ts';
import { backgroundStore } from './store.ts';

const OUTBOX_ALARM = 'outbox';
const REST_MS = 60_000;

/**
 * At every wake-up, when the network is back and when the worker has nothing left to do: what is to be written to a system
 * now is sent, and for what waits (a pause, no network) an alarm comes back.
 */
export async function watchOutbox(): Promise<void> {
  const due = await outboxDueAt(await backgroundStore());
  if (due === undefined) {
    await browser.alarms.clear(OUTBOX_ALARM);
    return;
  }
  await browser.alarms.create(OUTBOX_ALARM, { when: Math.max(due, Date.now() + REST_MS) });
  if (await isOutboxDue()) await reviveJobHost();
}

export function outboxAlarm(alarm: { name: string }): void {
  if (alarm.name === OUTBOX_ALARM) void watchOutbox();
}
