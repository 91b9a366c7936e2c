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
  'fresh.not-read-since': 'Not read since {when}',

  'past.unread': '{said}, {unread}',
  'past.due': { one: 'Due {n} day ago', other: 'Due {n} days ago' },
  'past.due-today': 'Due today',
  'past.due-in': { one: 'Due in {n} day', other: 'Due in {n} days' },
  'past.late': 'Past due',
  'past.late-of': '{late} of {open} past due',
  'past.late-lines': { one: '{n} line past due', other: '{n} lines past due' },
  'past.item-late': {
    one: '{n} of {open} open lines past due',
    other: '{n} of {open} open lines past due',
  },
  'past.supply': { one: 'Supply was due {n} day ago', other: 'Supply was due {n} days ago' },
  'past.not-shipped': 'Without a shipping notice',
  'past.not-acknowledged': 'Not acknowledged',
  'past.waited': { one: '{n} customer waited', other: '{n} customers waited' },
  'past.waited-first': {
    one: '{n} customer waited, on {date}',
    other: '{n} customers waited, first on {date}',
  },
} as const;
