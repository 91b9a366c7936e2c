import type { StoreNotice } from '../store/notices.ts';

/** What the store has to say to a person, as every surface shows it. */
export type NoticeView = StoreNotice;
