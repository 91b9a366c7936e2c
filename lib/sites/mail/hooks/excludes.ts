/** True where both readings say something and neither is a part of the other. */
export const excludes = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && !one.includes(other) && !other.includes(one);
