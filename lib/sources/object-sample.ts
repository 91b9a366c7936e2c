import type { FileField } from '../domain/file-mapping.ts';

/** What came of reading one record of an object, for the check of a connection. */
export interface ObjectSample {
  /** As the system calls it: `purchase.purchase`. A table at an address has one, its rows. */
  object: string;
  /** As people call it there, where it is the company's own. */
  label?: string;
  /**
   * `read`: a record was read and understood. `none`: there is none. `missing`: the system does not have the object.
   * `refused`: this user may not read it, or the system said no. `odd`: a record came that this version cannot read.
   */
  result: 'read' | 'none' | 'missing' | 'refused' | 'odd';
  /** How many records of it there are; absent where it was not asked. */
  count?: number;
  /** The system counts no further: there may be more. */
  more?: boolean;
  /** Of `read`, what was read where that tells a person something; of `refused`, what the system said. */
  detail?: string;
  /** Of `read`, where a person said what the fields mean: what the record holds, by that. */
  shown?: readonly { field: FileField; value: string }[];
  /** Of `odd`: the field by which it fails, and why by its code. */
  flaw?: { column: string; reason: string };
}
