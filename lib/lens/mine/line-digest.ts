import { dateOfDay, dayNumber } from '../../domain/calendar-date.ts';
import type { SeenLine } from '../../domain/follow.ts';
import type { PaintState } from '../../domain/mention.ts';
import { hashPair } from '../../store/hash.ts';

/*
 * State and promised day of very many lines, in 16 characters each: enough to tell which line is new, which one changed and
 * what it was before. Only the title of a line that is gone can not be told. The layout is part of what is stored.
 */

/** Their places are part of what is stored: add at the end only. */
const STATES: readonly PaintState[] = ['ok', 'done', 'risk', 'late', 'differs', 'unknown'];
/** Days count from here, so that each is positive; 0 is no day. */
const FIRST_DAY = dayNumber('0000-01-01') - 1;
const BYTES = 12;
/** So many bytes at a time become text: arguments of one call are limited. */
const TEXT_BYTES = 8_190;

/** What is remembered of lines: by the key of a line what {@link packState} made of it. */
export interface KnownStates {
  readonly size: number;
  get(key: number): number | undefined;
}

/**
 * A line's key: 52 bits of a hash, as a whole number. Nothing verifies it; that two of 100,000 lines have the same one
 * happens once in a million such lists.
 */
export function keyOfSeen({ orderId, lineId }: Pick<SeenLine, 'orderId' | 'lineId'>): number {
  const [high, low] = hashPair(`${orderId}\n${lineId}`);
  return high * 2 ** 20 + (low >>> 12);
}

/** State and promised day as one number below 2^32. */
export function packState({ state, promisedOn }: Pick<SeenLine, 'state' | 'promisedOn'>): number {
  const day = promisedOn === undefined ? 0 : dayNumber(promisedOn) - FIRST_DAY;
  return day * 8 + STATES.indexOf(state);
}

/** The inverse of {@link packState}. */
export function unpackState(packed: number): Pick<SeenLine, 'state' | 'promisedOn'> {
  const day = Math.floor(packed / 8);
  const state = STATES[packed % 8] ?? 'unknown';
  return day === 0 ? { state } : { state, promisedOn: dateOfDay(day + FIRST_DAY) };
}

/** The states of all lines as text. */
export function writeDigest(states: ReadonlyMap<number, number>): string {
  const view = new DataView(new ArrayBuffer(states.size * BYTES));
  let at = 0;
  for (const key of Float64Array.from(states.keys()).sort()) {
    view.setFloat64(at, key);
    view.setUint32(at + 8, states.get(key) ?? 0);
    at += BYTES;
  }
  const bytes = new Uint8Array(view.buffer);
  let text = '';
  for (let from = 0; from < bytes.length; from += TEXT_BYTES) {
    text += btoa(String.fromCharCode(...bytes.subarray(from, from + TEXT_BYTES)));
  }
  return text;
}

/** What {@link writeDigest} wrote; undefined for any other text. */
export function readDigest(text: string): KnownStates | undefined {
  const bytes = bytesOf(text);
  if (!bytes || bytes.length % BYTES !== 0) return undefined;
  const view = new DataView(bytes.buffer);
  const size = bytes.length / BYTES;
  return {
    size,
    get(key) {
      let low = 0;
      let high = size;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (view.getFloat64(middle * BYTES) < key) low = middle + 1;
        else high = middle;
      }
      if (low === size || view.getFloat64(low * BYTES) !== key) return undefined;
      return view.getUint32(low * BYTES + 8);
    },
  };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const characters = atob(text);
    const bytes = new Uint8Array(characters.length);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = characters.charCodeAt(at);
    return bytes;
  } catch {
    return undefined;
  }
}
