import { blindIndex } from '../kernel/crypto';

/** The blind index by which one address is recognised as another: division and text without blanks. */
export const addressIndex = (division: string | null, text: string | null) =>
  division && text ? blindIndex('address', `${division}${text.replace(/\s/g, '')}`) : null;
