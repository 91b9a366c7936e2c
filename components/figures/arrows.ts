/** The direction of a number over its last months, in a box of 8. */
export const ARROWS = {
  rising: 'M1.2 6.8 6.6 1.4M2.6 1.2h4.2v4.2',
  falling: 'M1.2 1.2 6.6 6.6M6.8 2.6v4.2H2.6',
  steady: 'M.4 4h6.8M4.6 1.6 7.2 4 4.6 6.4',
};
