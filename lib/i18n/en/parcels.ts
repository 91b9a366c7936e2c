/** Parcels that pages name. */
export const parcels = {
  'parcel.title': 'Parcels on this page',
  'parcel.why': 'Numbers of carriers, by their form and check digit. No order of yours names them yet.',
  'parcel.by': 'Parcel {number} by {carrier}',
  'parcel.several': 'Parcel {number}: {carriers}; its number fits each of them',
  'parcel.mail': 'Postal parcel {number}, posted in {country}',
} as const;
