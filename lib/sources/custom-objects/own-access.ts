import type { Reject } from '../../domain/import-job.ts';
import type { HeldType, OwnChild, OwnColumn } from '../../domain/own-objects.ts';
import type { Partner } from '../../domain/partner.ts';

/** A field that can be read: the object's own, or one of a record that it names. */
export interface OwnField {
  path: string;
  label: string;
  holds: HeldType;
  /** The field that its records are called by. */
  isName?: boolean;
  /** The values that may be chosen for it there; absent where anything may stand in it. */
  values?: { value: string; label: string }[];
  over?: { by: string; to: string };
}

/** An object as people call it there. */
export interface OwnObject {
  object: string;
  label: string;
}

/** An object with what of it this user may read, and the objects whose records belong to its own. */
export interface OwnDescription extends OwnObject {
  fields: OwnField[];
  children: OwnChild[];
}

/** Accounts that a value of one of their fields makes suppliers. */
export interface SupplierKind {
  by: string;
  label: string;
  values: { value: string; label: string }[];
}

/** A record: its id, and its values by the path of their field, as the system sent them. */
export interface OwnRecord {
  id: string;
  values: Record<string, unknown>;
}

/** Records of one page, and the mark behind which the rest lies. */
interface OwnPage {
  records: OwnRecord[];
  behind: string;
}

/**
 * How objects of a company's own are found and read in one system. Throws `FailureError` of that system; what it refuses is
 * told by `refused`.
 */
export interface OwnAccess {
  /** The objects that the company made, by their labels. */
  list(): Promise<OwnObject[]>;
  /** Undefined where the object is not there, or this user may not see it. */
  describe(object: string): Promise<OwnDescription | undefined>;
  /** By which fields accounts may be told to be suppliers; none where the system says it by itself. */
  supplierKinds(): Promise<SupplierKind[]>;
  /**
   * Records page by page, from the mark on; only those that changed since an instant, where there is one. `deleted`: also those
   * that were deleted, where the system tells of them.
   */
  pages(
    object: string,
    paths: readonly string[],
    from: { since: number | undefined; behind: string | undefined; deleted?: boolean },
  ): AsyncGenerator<OwnPage>;
  /** The records of these ids that are there. */
  read(object: string, ids: readonly string[], paths: readonly string[]): Promise<OwnRecord[]>;
  /** The records with one of these values in a field that may be searched by. */
  having(
    object: string,
    by: Pick<OwnColumn, 'path' | 'holds'>,
    values: readonly string[],
    paths: readonly string[],
  ): Promise<OwnRecord[]>;
  /** How many records of an object there are. */
  count(object: string): Promise<number>;
  /** The newest records, for a preview. */
  newest(object: string, paths: readonly string[], most: number): Promise<OwnRecord[]>;
  /** The records that belong to these, by the id of each. */
  children(
    child: OwnChild,
    parent: string,
    ids: readonly string[],
    paths: readonly string[],
  ): Promise<Map<string, OwnRecord[]>>;
  /** The ids of what these records belong to. */
  parents(child: OwnChild, parent: string, records: readonly OwnRecord[]): Promise<string[]>;
  /**
   * The ids of what records belonged to that were deleted since an instant; `untold`: of some nobody says it any more. Absent where
   * `pages` tells of deleted ones.
   */
  deleted?(child: OwnChild, parent: string, since: number): Promise<{ parents: string[]; untold: boolean }>;
  /** Accounts that a value of a field makes suppliers, whole, as pages are read; absent where the system knows them by itself. */
  supplierAccounts?(
    which: { by: string; values: readonly string[] },
    from: { since: number | undefined; behind: string | undefined },
  ): AsyncGenerator<{ partners: Partner[]; rejects: Reject[]; behind: string }>;
  /** The accounts of these ids as partners, whole; by id. */
  accounts(ids: readonly string[]): Promise<Map<string, Partner>>;
  /** The accounts that have these names as partners, whole; by their ids here. */
  named(names: readonly string[]): Promise<Map<string, Partner>>;
  /** The object that accounts are. */
  accountObject: string;
  /** The ids of all records of an object, and how many the system says there are. */
  ids(object: string): AsyncGenerator<{ ids: string[]; total: number }>;
  /** True where the system answered and said no. */
  refused(error: unknown): boolean;
  serverTime(): number;
}
