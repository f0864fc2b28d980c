import { toDataURL } from 'qrcode';

/** A QR code as a PNG in a data URL, four dots to a module: shown larger with hard edges. */
export const qrOf = (words: string): Promise<string> => toDataURL(words, { errorCorrectionLevel: 'M', margin: 1, scale: 4 });
