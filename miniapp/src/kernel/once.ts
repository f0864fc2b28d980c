const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** An idempotency key for one intended effect: the time and 18 random letters, 27 characters. */
export const newKey = () => {
  let key = Date.now().toString(36).padStart(9, '0');
  for (let i = 0; i < 18; i++) key += ALPHABET[Math.floor(Math.random() * ALPHABET.length)];
  return key;
};

/** Full jitter: anywhere between nothing and the doubled step, so that phones that lost one service do not return as one. Milliseconds. */
export const jitter = (attempt: number, base: number, cap: number) => Math.random() * Math.min(cap, base * 2 ** attempt);
