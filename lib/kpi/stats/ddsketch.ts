/** Half the width of a bin, relative to its value: a quantile read from the bins is at most 1 % off. */
export const SKETCH_ERROR = 0.01;

const GAMMA = (1 + SKETCH_ERROR) / (1 - SKETCH_ERROR);
const LOG_GAMMA = Math.log(GAMMA);
/** Values below this are zero: half a millionth of an hour is no time. */
const LEAST = 5e-7;
/** The bin of zero; no value that can be told from zero comes near it. */
const ZERO_BIN = -1_000_000;

/** The bin of a value that is not negative (DDSketch: Masson, Rim and Lee 2019): ⌈log_γ x⌉, γ = (1 + α)/(1 - α). */
export function sketchBin(value: number): number {
  return value < LEAST ? ZERO_BIN : Math.ceil(Math.log(value) / LOG_GAMMA);
}

/** What a bin stands for: 2 γ^i / (γ + 1). */
export function sketchValue(bin: number): number {
  return bin === ZERO_BIN ? 0 : (2 * GAMMA ** bin) / (GAMMA + 1);
}
