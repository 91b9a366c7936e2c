/** Options: how a partner embeds the scorecard in its own portal. */
export const embed = {
  'options.portal': 'Portal plugin',
  'embed.title': 'Portal plugin',
  'embed.what':
    'Partners show the scorecard that you share in their own portal: two files beside their page, and a few lines in it. No server of ours is involved.',
  'embed.none': 'Nothing is shared with anybody yet.',
  'embed.none.next':
    'Open a partner in the side panel, agree what to share and make the first file: then the lines to embed stand here.',
  'embed.partner': 'Partner',
  'embed.files': 'Files',
  'embed.files.bundle': 'The signed file {file}, made on the partner page in the side panel.',
  'embed.files.plugin':
    'The plugin. Serve exactly this file: where a script line loads it, its hash stands there.',
  'embed.save': 'Save partner-lens.js',
  'embed.portal': 'The portal is made with',
  'embed.portal.html': 'Plain HTML',
  'embed.portal.react': 'React',
  'embed.portal.experience-cloud': 'Salesforce Experience Cloud',
  'embed.portal.sharepoint': 'SharePoint',
  'embed.snippet': 'Lines for the page',
  'embed.how.html': 'Both files lie beside the page. A path in front of their names is fine.',
  'embed.how.react':
    'Put both files into the folder that is served as it is, often called public.\nWhere pages have addresses of their own (/suppliers/scorecard), a path from the root stands in front of both names: /partner-lens.js.\nFrameworks that keep “key” to themselves, React among them, write public-key instead.',
  'embed.how.experience-cloud':
    'Upload partner-lens.js as the static resource {plugin}, and the signed file as {file}. Salesforce takes up to 5 MB for each: where the signed file is larger, share fewer months or fields.\nDeploy the three files below as one Lightning web component, and put it onto a page that only users of this partner open: what guests can open, anybody can read.\nThe site needs Lightning Web Security: Lightning Locker allows no such element. An address that takes answers goes under Trusted URLs, connect-src.\nPublish the site again after each change.\nTested on Salesforce’s open-source engine, not in an org.',
  'embed.how.sharepoint':
    'Put partner-lens.js into the folder assets of a SharePoint Framework solution with the web part below: what is packed with a solution may run. Loaded from elsewhere it has to stand under Script sources in the admin center.\nPut the signed file into Documents of a site that only this partner reads.\nTested under the policy of SharePoint, not in a tenant.',
  'embed.policy': 'Content security policy',
  'embed.policy.why': 'Only where the page sends one. Inline styles and eval are not needed.',
  'embed.copy': 'Copy',
  'embed.copied': 'Copied',
  'embed.preview': 'Preview',
  'embed.preview.why': 'Made and signed now, not saved anywhere. Answers go nowhere from here.',
  'embed.preview.width': '{n} px',
  'embed.preview.ended': 'Sharing with this partner was ended: there is nothing to preview.',
} as const;
