import { FLOOR_AT, type Judged, scaleOf, TARGET_AT } from './kpi-scale.ts';

const WIDTH = 84;
const MIDDLE = 10;

interface DrawnWhiskerProps {
  figure: Judged;
  tone: string;
  label: string;
}

/** Value, interval, floor and target on the common scale; an arrowhead means the interval runs off it. */
export function DrawnWhisker({ figure, tone, label }: DrawnWhiskerProps) {
  const scale = scaleOf(figure);
  if (!scale || figure.value === null) return null;
  const clamp = (part: number) => Math.min(WIDTH - 1, Math.max(1, part * WIDTH));
  const [low, high] = figure.interval ?? [figure.value, figure.value];
  const ends = [scale(low), scale(high)].sort((a, b) => a - b) as [number, number];
  const value = clamp(scale(figure.value));
  return (
    <svg
      class={`whisk ${tone}`}
      width={WIDTH}
      height="20"
      viewBox={`0 0 ${WIDTH} 20`}
      role="img"
      aria-label={label}
    >
      <path class="ax" d={`M0 ${MIDDLE}H${WIDTH}`} />
      {figure.floor === undefined ? null : <path class="fl" d={`M${FLOOR_AT * WIDTH} 3V17`} />}
      <path class="ci" d={`M${clamp(ends[0])} ${MIDDLE}H${clamp(ends[1])}`} />
      {ends[0] < 0 ? <path class="over" d={`M4 ${MIDDLE - 3}L1 ${MIDDLE}L4 ${MIDDLE + 3}`} /> : null}
      {ends[1] > 1 ? (
        <path
          class="over"
          d={`M${WIDTH - 4} ${MIDDLE - 3}L${WIDTH - 1} ${MIDDLE}L${WIDTH - 4} ${MIDDLE + 3}`}
        />
      ) : null}
      <path class="tg" d={`M${TARGET_AT * WIDTH} 3V17`} />
      <circle class="pt" cx={value} cy={MIDDLE} r="3.75" />
    </svg>
  );
}
