/*
 * Limits of what is read of mail, apart from its schema: scripts in foreign pages run without libraries.
 */

/** Messages and rows of one document, in one part of a reading and in all: what is beyond that is not read, and the reading says so. */
export const MAX_MESSAGES = 50;
export const MAX_MAIL_ROWS = 200;
/** People of one field of a message; of more there is only how many there are. */
export const MAX_PEOPLE = 100;
/** Numbers and addresses that are taken of the text of one message. */
export const MAX_MAIL_NUMBERS = 200;
export const MAX_ATTACHMENTS = 50;

/** Where in a message a number or address stands. */
export const MAIL_PARTS = ['text', 'signature', 'quoted', 'forwarded'] as const;
