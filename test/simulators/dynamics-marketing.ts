import { activityTable, stamps, state, type Table } from './dynamics-tables.ts';

/** Campaigns, what is planned in them, and who answered. */
export const MARKETING: Record<string, Table> = {
  campaign: {
    set: 'campaigns',
    id: 'campaignid',
    columns: {
      ...{ campaignid: 'id', name: 'text', codename: 'text', actualstart: 'day', actualend: 'day' },
      ...{ proposedstart: 'day', proposedend: 'day', ownerid: 'lookup' },
      ...state,
      ...stamps,
    },
    labels: { statuscode: { 0: 'Proposed', 2: 'Launched', 3: 'Completed' } },
    targets: { ownerid: ['systemuser'] },
  },
  campaignactivity: {
    ...activityTable('campaignactivities', { scheduledstart: 'instant', scheduledend: 'instant' }),
    targets: { regardingobjectid: ['campaign'], ownerid: ['systemuser'] },
  },
  campaignresponse: {
    ...activityTable('campaignresponses', { receivedon: 'instant', emailaddress: 'text' }),
    targets: { regardingobjectid: ['campaign'], ownerid: ['systemuser'] },
    many: { campaignresponse_activity_parties: ['activityparty', 'activityid'] },
  },
  activityparty: {
    set: 'activityparties',
    id: 'activitypartyid',
    columns: {
      activitypartyid: 'id',
      activityid: 'lookup',
      partyid: 'lookup',
      participationtypemask: 'choice',
    },
    labels: { participationtypemask: { 9: 'Owner', 11: 'Customer' } },
    targets: { activityid: ['campaignresponse'], partyid: ['contact', 'account', 'lead', 'systemuser'] },
  },
};
