import { useState } from 'preact/hooks';
import { connectSystem, type SystemDraft } from '../../lib/surface/connect-system.ts';
import { hearSystem } from './follow-check.ts';
import { type Place, useCheck, type Wanted } from './use-check.ts';

interface Entered<At> extends Wanted<At> {
  /** What is wrong with what was entered beside the address, in words: nothing is asked then. */
  wrong?: string | undefined;
  /** Made only of an address that holds. */
  draft: () => SystemDraft;
}

/**
 * The way of a system that is read record by record: what was entered, the permission, the check, the connection. Once
 * connected its form begins empty, which is a new `turn`. `connect` must be called in the turn of a click.
 */
export function useConnect(onConnected: (label: string) => void) {
  const { problem, checked, busy, run } = useCheck();
  const [turn, setTurn] = useState(0);
  const [wrong, setWrong] = useState<string>();
  const connect = <At extends Place>({ wrong: found, draft, ...wanted }: Entered<At>) => {
    setWrong(found);
    if (found !== undefined) return;
    run(
      wanted,
      (_, onStep) => connectSystem(draft(), hearSystem(onStep)),
      () => {
        setTurn(turn + 1);
        onConnected(draft().connection.label);
      },
    );
  };
  return { turn, form: { busy, problem: wrong ?? problem }, checked, connect };
}
