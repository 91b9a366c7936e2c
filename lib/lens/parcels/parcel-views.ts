/** A parcel that a page names and no record of ours knows. */
export interface ParcelView {
  /** Without spaces, in capitals. */
  number: string;
  /** Carriers that number so; several where nothing decides between them, none for postal mail. */
  carriers: string[];
  /** Of postal mail: where it was posted, two letters. */
  country?: string;
}
