import { sfId, sfInstant } from './salesforce-data.ts';
import type { Row } from './salesforce-soql.ts';

/** What may become an order of the one account that an org has: two opportunities, a renewal, what is past, a quote, a lead, a campaign. */
export function somePipeline(now: number): Record<string, Row[]> {
  const at = sfInstant(now - 86_400_000);
  const day = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
  const own = { OwnerId: sfId('User', 1), LastModifiedDate: at, SystemModstamp: at };
  const of = { AccountId: sfId('Account', 1), ...own };
  const deal = (n: number, Name: string, values: Row): Row => ({
    ...{ Id: sfId('Opportunity', n), Name, StageName: 'Proposal', IsClosed: false, IsWon: false, ...of },
    ...values,
  });
  return {
    Opportunity: [
      deal(1, 'Shelves for the new shops', { Amount: 60_000, Probability: 60, CloseDate: day(40) }),
      deal(2, 'Spare parts', { Amount: 24_000, Probability: 20, CloseDate: day(-12) }),
      deal(3, 'Service 2027', { Amount: 9_500, CloseDate: day(20), Type: 'Existing Customer - Renewal' }),
      deal(4, 'Shelves 2025', { Amount: 31_000, CloseDate: day(-300), IsClosed: true, IsWon: true }),
      deal(5, 'Racks', { CloseDate: day(-200), IsClosed: true }),
    ],
    Quote: [
      {
        ...{ Id: sfId('Quote', 1), Name: 'Shelves, second offer', QuoteNumber: '00000412', ...of },
        ...{
          OpportunityId: sfId('Opportunity', 1),
          Status: 'Presented',
          GrandTotal: 58_400,
          ExpirationDate: day(9),
        },
      },
    ],
    Lead: [
      {
        ...{
          Id: sfId('Lead', 1),
          Name: 'Kim Neu',
          Company: 'Sample Retail GmbH',
          Email: 'kim@sample-retail.example',
        },
        ...{ Status: 'Working', LeadSource: 'Trade fair', IsConverted: false, ...own },
      },
      {
        Id: sfId('Lead', 2),
        Name: 'Nobody Known',
        Company: 'Elsewhere Ltd',
        Status: 'New',
        IsConverted: false,
        ...own,
      },
    ],
    Campaign: [
      {
        ...{ Id: sfId('Campaign', 1), Name: 'Autumn fair', Status: 'In Progress', IsActive: true },
        ...{ StartDate: day(-30), EndDate: day(30), SystemModstamp: at },
      },
    ],
    CampaignMember: [
      {
        ...{ Id: sfId('CampaignMember', 1), CampaignId: sfId('Campaign', 1), ContactId: sfId('Contact', 1) },
        ...{ Status: 'Responded', HasResponded: true, ...own },
      },
    ],
  };
}
