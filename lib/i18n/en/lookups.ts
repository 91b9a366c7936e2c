/** Numbers and addresses that are asked for live in a connected system. */
export const lookups = {
  'switch.lookups.ask.title': 'Look-ups',
  'switch.lookups.ask': 'Ask the system for numbers that are not here',
  'switch.lookups.ask.why':
    'On pages that are switched on, order numbers that look like yours and addresses of companies are asked for in the connected system: few at a time, each once, never free-mail addresses. Each request is listed below with the reason “look-up”.',
  'lookups.title': 'Asked live',
  'lookups.waiting': 'asking {system}…',
  'lookups.found': 'found in {system}',
  'lookups.none': 'not in {system}',
  'lookups.failed': '{system} could not be asked',
  'lookups.at': 'asked live {when}',
  'lookups.ask': 'Ask {system}',
} as const;
