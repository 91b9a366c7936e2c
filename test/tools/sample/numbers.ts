/** Running document numbers of the invented company, one sequence per kind. */
export interface Numbers {
  shipment(): string;
  receipt(): string;
  invoice(supplierShort: string): string;
  salesOrder(): string;
}

export function startNumbers(): Numbers {
  const shipment = rising(300_411, 1);
  const receipt = rising(5_000_041_200, 3);
  const invoice = rising(24_050, 1);
  const salesOrder = rising(70_036, 1);
  return {
    shipment: () => `ASN-${shipment()}`,
    receipt: () => `${receipt()}`,
    invoice: (short) => `${short}-INV-${invoice()}`,
    salesOrder: () => `${salesOrder()}`,
  };
}

function rising(start: number, step: number): () => number {
  let last = start;
  return () => {
    last += step;
    return last;
  };
}
