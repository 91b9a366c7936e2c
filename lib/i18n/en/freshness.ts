/** Where shown facts come from, and how old they are. */
export const freshness = {
  'fresh.source': '{source}, {age}',
  'fresh.age': '{age} old',
  'fresh.read': 'read {when}',
  'fresh.no-age': 'age not known',
  'fresh.no-source': 'source not known',
  'fresh.oldest-of': 'The oldest of {n} sources: {oldest}',
  'fresh.past-limit': 'past its limit',
  'fresh.as-of': 'as of {when}',
} as const;
