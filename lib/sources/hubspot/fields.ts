/** The properties to ask for, by the type of object that has them. Those that an account has not are left out. */
export const PROPERTIES = {
  companies: [
    'name',
    'domain',
    'hs_additional_domains',
    'phone',
    'city',
    'country',
    'type',
    'hubspot_owner_id',
    'hs_merged_object_ids',
    'hs_lastmodifieddate',
  ],
  contacts: [
    'firstname',
    'lastname',
    'email',
    'hs_additional_emails',
    'phone',
    'mobilephone',
    'jobtitle',
    'associatedcompanyid',
    'lastmodifieddate',
  ],
  orders: [
    'hs_order_name',
    'hs_external_order_id',
    'hs_external_order_status',
    'hs_pipeline_stage',
    'hs_currency_code',
    'hs_createdate',
    'hubspot_owner_id',
    'hs_lastmodifieddate',
  ],
  line_items: [
    'name',
    'description',
    'hs_sku',
    'quantity',
    'price',
    'amount',
    'hs_line_item_currency_code',
    'hs_lastmodifieddate',
  ],
  tickets: [
    'subject',
    'hs_pipeline',
    'hs_pipeline_stage',
    'hs_ticket_priority',
    'createdate',
    'closed_date',
    'hs_lastmodifieddate',
  ],
  deals: [
    'dealname',
    'amount',
    'deal_currency_code',
    'dealstage',
    'dealtype',
    'closedate',
    'hs_is_closed',
    'hs_is_closed_won',
    'hs_deal_stage_probability',
    'hubspot_owner_id',
    'hs_lastmodifieddate',
  ],
  quotes: [
    'hs_title',
    'hs_quote_number',
    'hs_status',
    'hs_quote_amount',
    'hs_currency',
    'hs_expiration_date',
    'hubspot_owner_id',
    'hs_lastmodifieddate',
  ],
  leads: ['hs_lead_name', 'hs_lead_label', 'hs_pipeline_stage', 'hubspot_owner_id', 'hs_lastmodifieddate'],
  notes: ['hs_note_body', 'hs_timestamp', 'hs_createdate', 'hubspot_owner_id', 'hs_lastmodifieddate'],
  calls: [
    'hs_call_title',
    'hs_call_body',
    'hs_timestamp',
    'hs_createdate',
    'hubspot_owner_id',
    'hs_lastmodifieddate',
  ],
  emails: [
    'hs_email_subject',
    'hs_email_text',
    'hs_timestamp',
    'hs_createdate',
    'hubspot_owner_id',
    'hs_lastmodifieddate',
  ],
  meetings: [
    'hs_meeting_title',
    'hs_meeting_body',
    'hs_timestamp',
    'hs_createdate',
    'hubspot_owner_id',
    'hs_lastmodifieddate',
  ],
  tasks: [
    'hs_task_subject',
    'hs_task_body',
    'hs_task_status',
    'hs_timestamp',
    'hs_createdate',
    'hubspot_owner_id',
    'hs_lastmodifieddate',
  ],
} as const satisfies Record<string, readonly string[]>;
export type HubspotType = keyof typeof PROPERTIES;
export const TYPES = Object.keys(PROPERTIES) as HubspotType[];

/** What colleagues did, and in which properties its title and words lie. */
export const ENGAGEMENTS = {
  notes: { title: undefined, body: 'hs_note_body', how: 'note' },
  calls: { title: 'hs_call_title', body: 'hs_call_body', how: 'call' },
  emails: { title: 'hs_email_subject', body: 'hs_email_text', how: 'mail' },
  meetings: { title: 'hs_meeting_title', body: 'hs_meeting_body', how: 'meeting' },
  tasks: { title: 'hs_task_subject', body: 'hs_task_body', how: 'note' },
} as const;
export type Engagement = keyof typeof ENGAGEMENTS;

/** What is asked of a type that this source knows; of others it has to be said. */
export function propertiesOf(type: string): readonly string[] {
  return PROPERTIES[type as HubspotType] ?? [];
}

/** What may become an order, by the kind that it is here. */
export const PIPELINE_TYPES = { deals: 'opportunity', quotes: 'quote', leads: 'lead' } as const;
export type PipelineType = keyof typeof PIPELINE_TYPES;

/** When a record changed: contacts have a word of their own for it. */
export function modifiedOf(type: string): string {
  return type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate';
}
