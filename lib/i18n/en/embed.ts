/** Options: how a partner embeds the scorecard in its own portal. */
export const embed = {
  'options.portal': 'Portal plugin',
  'embed.title': 'Portal plugin',
  'embed.what':
    'Partners show the scorecard that you share in their own portal: two files beside their page, and two lines in it. No server of ours is involved.',
  'embed.none': 'Nothing is shared with anybody yet.',
  'embed.none.next':
    'Open a partner in the side panel, agree what to share and make the first file: then the lines to embed stand here.',
  'embed.partner': 'Partner',
  'embed.files': 'Files',
  'embed.files.bundle': 'The signed file {file}, made on the partner page in the side panel.',
  'embed.files.plugin': 'The plugin. Serve exactly this file: its hash stands in the lines below.',
  'embed.save': 'Save partner-lens.js',
  'embed.snippet': 'Lines for the page',
  'embed.snippet.react':
    'Frameworks that keep “key” to themselves, React among them, write public-key instead.',
  'embed.policy': 'Content security policy',
  'embed.policy.why': 'Only where the page sends one. Inline styles and eval are not needed.',
  'embed.copy': 'Copy',
  'embed.copied': 'Copied',
  'embed.preview': 'Preview',
  'embed.preview.why': 'Made and signed now, not saved anywhere. Answers go nowhere from here.',
  'embed.preview.width': '{n} px',
  'embed.preview.ended': 'Sharing with this partner was ended: there is nothing to preview.',
} as const;
