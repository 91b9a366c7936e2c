// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DelayedAct } from '../../../components/parts/DelayedAct.tsx';
import { ErrorBoundary } from '../../../components/parts/ErrorBoundary.tsx';
import { RemoteView } from '../../../components/parts/RemoteView.tsx';
import { setStage } from './stage.ts';

const stage = setStage();
const { show, click } = stage;
afterEach(() => {
  vi.useRealTimers();
});

function pass(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

describe('states', () => {
  it('shows loading, the value, or the failure', () => {
    show(<RemoteView remote={{ state: 'loading' }}>{() => 'value'}</RemoteView>);
    expect(stage.root.querySelector('[aria-busy=true]')?.textContent).toContain('Loading');
    show(<RemoteView remote={{ state: 'ready', value: 1 }}>{(value) => `value ${value}`}</RemoteView>);
    expect(stage.root.textContent).toBe('value 1');
  });

  it('keeps an error of one part to that part', () => {
    const Broken = () => {
      throw new Error('no such thing');
    };
    show(
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>,
    );
    expect(stage.root.querySelector('[role=alert]')?.textContent).toContain('no such thing');
  });
});

describe('DelayedAct', () => {
  it('acts after ten seconds, and not when it is undone', () => {
    vi.useFakeTimers();
    const onAct = vi.fn();
    show(<DelayedAct look="btn" label="Remove all data" onAct={onAct} />);
    click('Remove all data');
    for (let second = 0; second < 5; second++) pass(1000);
    click('Undo');
    pass(20_000);
    expect(onAct).not.toHaveBeenCalled();
    click('Remove all data');
    for (let second = 0; second < 10; second++) pass(1000);
    expect(onAct).toHaveBeenCalledTimes(1);
  });
});
