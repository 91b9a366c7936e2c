/** Connected systems: connecting, syncing, what was asked. */
export const sources = {
  'options.sources': 'Systems',
  'source.tryton': 'Tryton {at}',
  'source.salesforce': 'Salesforce {at}',
  'source.hubspot': 'HubSpot {at}',
  'source.dynamics': 'Dynamics 365 {at}',
  'source.zoho': 'Zoho CRM {at}',
  'sources.title': 'Connected systems',
  'sources.why':
    'Orders straight from your own system, kept up to date. PartnerLens reads with your user and shows only what that user may see; password and sign-in are stored encrypted in this browser and go to that system alone.',
  'sources.preview': 'Preview',
  'sources.none': 'No system is connected yet. Files work without one.',
  'sources.label': 'How you call it',
  'sources.address': 'Address',
  'sources.address.hint': 'https://erp.example.com',
  'sources.database': 'Database',
  'sources.user': 'User',
  'sources.password': 'Password',
  'sources.every': 'Read changes every',
  'sources.every-of': 'Read changes every: {label}',
  'sources.minutes': { one: '{n} minute', other: '{n} minutes' },
  'sources.hours': { one: '{n} hour', other: '{n} hours' },
  'sources.go': 'Check and connect',
  'sources.checking': 'Checking…',
  'sources.sites':
    'Your browser asks whether PartnerLens may use this address and that of its sign-in server, such as login.microsoftonline.com or accounts.zoho.eu. The lens then also marks order numbers on the pages of the system, but reads none where people sign in; Sites switches that off.',
  'sources.bad-address': 'This is no address of a system: it begins with https:// and names a host.',
  'sources.insecure':
    'Only https is used outside of this machine: on the way, others could read a password sent by http.',
  'sources.refused': 'Your browser did not allow {host}, so that nothing was asked there.',
  'salesforce.before': 'Before you begin',
  'salesforce.before.why':
    'Whoever administers Salesforce registers PartnerLens once, for all of your colleagues. No secret is needed, and none is kept.',
  'salesforce.step.app': 'Setup, “External Client App Manager”, New: name it PartnerLens, enable OAuth.',
  'salesforce.step.urls': 'Callback URLs, one per line, both of them:',
  'salesforce.step.scopes':
    'Scopes: “Manage user data via APIs (api)” and “Perform requests at any time (refresh_token)”.',
  'salesforce.step.pkce': 'Tick “Require Proof Key for Code Exchange (PKCE)”.',
  'salesforce.step.secrets':
    'Untick “Require secret for Web Server Flow” and “Require secret for Refresh Token Flow”: a browser cannot keep a secret of the company.',
  'salesforce.step.install':
    'Let the people who will use it sign in (Policies, “Permitted users”), and give them read access to accounts, contacts, orders, cases, opportunities, quotes, leads and campaigns, as far as they are to be shown; and “Edit Tasks”, where touchpoints and tasks are to be written.',
  'salesforce.step.key':
    'Copy its consumer key into the field below, then sign in and check: what does not work is named, with what to change.',
  'callbacks.this-browser': 'This browser',
  'callbacks.firefox-browser': 'Firefox',
  'callbacks.chromium-browser': 'Chrome and Edge',
  'callbacks.copy': 'Copy',
  'callbacks.copy-of': 'Copy the callback URL: {of}',
  'callbacks.copied': 'Copied',
  'callbacks.copy-failed': 'Your browser did not allow it: mark and copy it by hand',
  'salesforce.address': 'My Domain address',
  'salesforce.client': 'Consumer key',
  'sources.sign-in.go': 'Sign in and check',
  'salesforce.login-host':
    'Enter the address of your own org: it ends with .my.salesforce.com and stands in Setup under “My Domain”.',
  'zoho.before': 'Before you begin',
  'zoho.before.why':
    'Whoever administers Zoho CRM registers PartnerLens once, for all of your colleagues. Whether Zoho gives tokens to a client without a secret is found out when you sign in.',
  'zoho.step.app':
    'api-console.zoho of your data centre, “Add client”, “Mobile Based Applications”: name it PartnerLens.',
  'zoho.step.urls': 'Redirect URIs, both of them:',
  'zoho.step.centres':
    'If people of several data centres sign in, switch them on under “Settings” of the client (multi-DC).',
  'zoho.step.profile':
    'Give the people who will use it a profile with API access that may view accounts, vendors, contacts, products, sales and purchase orders, cases, deals, quotes, leads, campaigns, calls, meetings, tasks and notes, as far as they are to be shown; and create and delete tasks and calls, where touchpoints and tasks are to be written.',
  'zoho.step.secret':
    'Copy the client ID into the field below, then sign in and check. If Zoho answers that it wants a secret, register a “Server-based Application” with the same URIs instead and enter its secret under “Client secret, or another address”: it is kept encrypted in this browser.',
  'zoho.centre': 'Data centre',
  'zoho.centre.com': 'United States',
  'zoho.centre.eu': 'Europe',
  'zoho.centre.in': 'India',
  'zoho.centre.com.au': 'Australia',
  'zoho.centre.com.cn': 'China',
  'zoho.centre.jp': 'Japan',
  'zoho.centre.ca': 'Canada',
  'zoho.centre.sa': 'Saudi Arabia',
  'zoho.client': 'Client ID',
  'zoho.advanced': 'Client secret, or another address',
  'zoho.secret': 'Client secret',
  'zoho.secret.why':
    'Only where Zoho gives no tokens without it. Whoever has this browser’s profile and can unlock it could use it: prefer a client without a secret.',
  'zoho.address': 'Address of a gateway',
  'zoho.address.why': 'Only where your company reaches Zoho over a server of its own.',
  'hubspot.before': 'Before you begin',
  'hubspot.before.why':
    'A super admin of HubSpot makes a private app once. Its token reads what its scopes allow, and nothing else.',
  'hubspot.step.app': 'Settings, “Integrations”, “Private Apps”, Create: name it PartnerLens.',
  'hubspot.step.scopes': 'Scopes, to read:',
  'hubspot.step.write':
    'Only where touchpoints and tasks are to be written there, also crm.objects.contacts.write and crm.objects.companies.write; where your company has custom objects for its purchases, crm.schemas.custom.read and crm.objects.custom.read.',
  'hubspot.step.token':
    'Create the app and copy its access token into the field below; the ID of the account stands beside its name, at the top right.',
  'hubspot.account': 'Account ID (Hub ID)',
  'hubspot.token': 'Access token of the private app',
  'hubspot.advanced': 'Another address',
  'hubspot.address': 'Address of a gateway',
  'hubspot.address.why': 'Only where your company reaches HubSpot over a server of its own.',
  'hubspot.bad-account': 'The ID of an account has digits only.',
  'dynamics.before': 'Before you begin',
  'dynamics.before.why':
    'Whoever administers Microsoft Entra registers PartnerLens once, for all of your colleagues. No secret is needed, and none is kept.',
  'dynamics.step.app':
    'Microsoft Entra admin center, “App registrations”, New registration: name it PartnerLens, for accounts in this directory only.',
  'dynamics.step.urls':
    'Authentication, Add a platform, “Single-page application” (no other platform will do), with both of these redirect URIs:',
  'dynamics.step.scopes':
    'API permissions, Add, “Dynamics CRM”, delegated, user_impersonation; then “Grant admin consent”.',
  'dynamics.step.role':
    'Give the people who will use it a security role that reads accounts, contacts, products, currencies, orders, cases, opportunities, quotes, leads, marketing lists, campaigns and their responses, phone calls, appointments, emails, tasks and notes, with Field Service also purchase orders and their receipts, as far as they are to be shown; and that creates, changes and deletes phone calls, tasks and notes, where touchpoints and tasks are to be written.',
  'dynamics.step.ids':
    'Copy the application (client) ID and the directory (tenant) ID from the overview into the fields below, then sign in and check.',
  'dynamics.daily':
    'Microsoft ends the sign-in of a browser 24 hours after it was made. Where you are signed in at Microsoft in this browser, PartnerLens renews it once a day without a page; otherwise it asks you to sign in again, and reads on from where it was.',
  'dynamics.address': 'Address of your organisation',
  'dynamics.tenant': 'Directory (tenant) ID',
  'dynamics.client': 'Application (client) ID',
  'dynamics.advanced': 'Another cloud of Microsoft',
  'dynamics.login': 'Address of the sign-in',
  'dynamics.login.why':
    'Only where your company uses a national cloud, such as login.microsoftonline.us or login.partner.microsoftonline.cn.',
  'dynamics.no-org':
    'Enter the address of your own organisation: it ends with .dynamics.com, with a name of yours before it.',
  'dynamics.bad-tenant':
    'A directory (tenant) ID has 32 digits and letters in five groups; the name of a directory ends like contoso.onmicrosoft.com.',
  'dynamics.bad-login': 'The address of the sign-in begins with https:// and names a host.',
  'sources.connected': '{label} is connected. Its orders are being read, the newest first.',
  'sources.check.server': 'The server answers: {detail}',
  'sources.check.sign-in': 'The sign-in is accepted',
  'sources.check.renewal': 'The sign-in renews itself without a secret; each renewal replaces its key',
  'sources.check.renewal.kept': 'The sign-in renews itself without a secret',
  'sources.check.renewal.secret': 'The sign-in renews itself with the client secret, which is kept encrypted',
  'sources.check.user': 'Signed in as {detail}',
  'sources.check.user.untold': 'Who signed in is not told; nothing depends on it',
  'sources.check.accounts': 'Accounts, contacts, orders, cases and notes can be read',
  'sources.check.accounts.some': 'Can be read, without {detail}: what they tell stays empty',
  'sources.check.scopes': 'The token lacks the scopes {detail}',
  'sources.check.scopes.untold': 'The token has all scopes to read',
  'sources.check.properties': 'Not in this account, and left out: {detail}',
  'sources.check.properties.untold': 'All properties that are read are there',
  'sources.check.names': 'Renamed there, and found: {detail}',
  'sources.check.names.untold': 'Modules and fields have their usual names',
  'sources.check.lines': 'Lines of orders are read many at a time',
  'sources.check.lines.untold': 'Lines of orders are read one order after the other, each for one credit',
  'sources.check.campaigns': 'Campaigns say which contacts are in them',
  'sources.check.campaigns.untold': 'Campaigns: the system does not tell who is in them, so none are shown',
  'sources.check.credits': '{detail} credits of the organisation are left for today',
  'sources.check.look-ups.any': 'People are found by their mail address, however it is written there',
  'sources.check.look-ups.found': 'People are found by their mail address',
  'sources.check.look-ups.exact':
    'People whose mail address is written with capitals there are not found by it before they were read',
  'sources.check.look-ups.none': 'People are not found by their mail address before they were read',
  'sources.check.look-ups.untold': 'No contact with a mail address is there to try a look-up with',
  'sources.check.order-number': 'The customer’s own order number is there ({detail})',
  'sources.check.order-number.untold':
    'Orders have no field for the customer’s own number, or this user may not see it: orders are known by ours',
  'sources.check.deletions': 'What is deleted there is told with the next reading: {detail}',
  'sources.check.deletions.untold':
    'What is deleted there is not told to this user: ids are compared once a day',
  'sources.check.field-service': 'Purchase orders and receipts of Field Service are there',
  'sources.check.field-service.untold':
    'Field Service is not here, or not for this user: there are no purchase orders to read',
  'sources.check.currency': 'Amounts are in {detail}',
  'sources.check.currency.own': 'Each amount names its currency',
  'sources.check.currency.untold': 'No currency is told: amounts are shown without one',
  'sources.check.limit':
    'Your company has used {used} of the {of} requests that the system allows in 24 hours',
  'sources.check.sales': { one: '{n} order is there', other: '{n} orders are there' },
  'sources.check.sales.more': '{n} orders or more are there: the system counts no further',
  'sources.check.company': 'Company: {detail}',
  'sources.check.objects': 'Orders, shipments, invoices and parties can be read',
  'sources.check.objects.some': 'Can be read, without {detail}: what they tell stays empty',
  'sources.check.orders': { one: '{n} purchase is there', other: '{n} purchases are there' },
  'sources.check.clock': 'The clocks agree',
  'sources.check.failed': 'Stopped here',
  'sources.well': 'Connected',
  'sources.ill': 'Needs attention',
  'sources.sync': 'Read now',
  'sources.check': 'Check',
  'sources.remove': 'Disconnect',
  'sources.remove-of': 'Disconnect {label}',
  'sources.sync-of': 'Read now: {label}',
  'sources.check-of': 'Check: {label}',
  'sources.removed.sign-in': '{label} is disconnected; its sign-in is deleted here, its records are kept.',
  'sources.removed': '{label} is disconnected; its password is deleted, its records are kept.',
  'sources.not-allowed': 'Your browser does not allow {host} any more.',
  'sources.allow': 'Allow again',
  'sources.synced': 'Up to date as of {when}',
  'sources.silent.login':
    'It could not be renewed without you: the connected account is not signed in at {host} in this browser.',
  'sources.silent.person':
    'It could not be renewed without you: a rule of your company wants you to sign in at {host} yourself.',
  'sources.silent.consent':
    'It could not be renewed: {host} wants somebody who administers your directory to allow PartnerLens first.',
  'sources.silent.other':
    'It was not renewed: another account is signed in at {host} in this browser than the one that is connected.',
  'sources.silent.no-answer': 'It could not be renewed without you: {host} did not answer without a page.',
  'sources.never': 'Not read to the end yet',
  'sources.last': '{orders}, {new} new and {changed} changed lines',
  'sources.sweep.removed': {
    one: '{n} record was deleted there and is gone here too, {when}',
    other: '{n} records were deleted there and are gone here too, {when}',
  },
  'sources.sweep.refused':
    '{missing} of {of} records could not be found there any more. That is too many to be right, so all were kept.',
  'sources.sweep.refused.next':
    'Check whether this user may still see all orders of the company. If they were deleted there, remove them here, too.',
  'sources.sweep.accept': { one: 'Remove this record', other: 'Remove these {n} records' },
  'sources.company': 'Company',
  'sources.company-of': 'Company of {label}',
  'sources.company.what':
    'All orders of this company are read anew; those of {name} are removed once these are here.',
  'sources.company.take': 'Read this company',
  'sources.ledger': 'What was asked',
  'sources.ledger.why':
    'Every request that left this browser for a connected system, the newest first. Values and passwords are never noted.',
  'sources.ledger.none': 'Nothing was asked yet.',
  'sources.ledger.when': 'When',
  'sources.ledger.where': 'Where',
  'sources.ledger.what': 'What',
  'sources.ledger.fields': 'Fields',
  'sources.ledger.bytes': 'Sent, received',
  'sources.ledger.outcome': 'Outcome',
  'sources.ledger.for': 'Why',
  'same.found': {
    one: '{n} pair of partners may be one company',
    other: '{n} pairs of partners may be one company',
  },
  'same.why':
    'They share something that companies do not share by chance. On the page of each you can make them one, and divide them again.',
  'same.title': 'May stand twice',
  'same.as': 'May be the same company as',
  'sync.running': 'Reading {name}',
  'sync.done': 'Read {name}',
  'sync.failed': 'Reading {name} stopped',
  'sync.offline': 'This browser is offline: it goes on by itself once the network is back.',
  'sync.orders': { one: '{n} order', other: '{n} orders' },
} as const;
