/** Options: navigation and About. */
export const about = {
  'options.nav': 'Options',
  'options.files': 'Files',
  'options.sites': 'Sites',
  'options.about': 'About',
  'options.start': 'Start',

  'about.title': 'About PartnerLens',
  'about.version': 'Version {version}',
  'about.promises': 'What it promises',
  'about.promise.local':
    'Your records stay in this browser. There is no server of ours, no statistics, no account.',
  'about.promise.off':
    'It reads no site until you switch that site on, and shows nothing of your records to the page.',
  'about.promise.figures':
    'Every figure names its source, its age and how many records it rests on. What is not known is not shown as 0.',
  'about.promise.remove': 'All data can be removed with one click.',
  'about.shortcuts': 'Shortcuts',
  'about.shortcuts.why': 'Your browser lets you change them on its extension shortcuts page.',
  'about.shortcut.action': 'Read this page once, or open the side panel',
  'about.shortcut.next': 'Go to the next mark',
  'about.shortcut.previous': 'Go to the previous mark',
  'about.permissions': 'Permissions, in words',
  'about.permission.activeTab': 'Read the page you are on, once, when you ask for it.',
  'about.permission.scripting': 'Put marks on the sites you allowed.',
  'about.permission.storage': 'Keep your records and settings in this browser, without its usual limit.',
  'about.permission.alarms': 'Continue an import after the browser paused it.',
  'about.permission.menus': '"Look up" for selected text.',
  'about.permission.offscreen': 'Read a large file without slowing a page.',
  'about.permission.sidePanel': 'Show the side panel.',
  'about.licence': 'Licence',
  'about.licence.mit': 'MIT. Use, change and share it freely; without warranty.',
} as const;
