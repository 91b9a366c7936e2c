/** Steps of the check of a table at an address, in their order. */
export type FeedStep = 'permission' | 'sign-in' | 'answer' | 'columns' | 'clock' | 'budget';
