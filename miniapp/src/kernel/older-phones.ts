import * as z from 'zod/mini';

// A mini-program may not make code at run time; a schema looks at this when it is built, so it comes before every contract.
if (process.env.NODE_ENV !== 'production') z.config({ jitless: true });

// iPhones before 15.4 have no Array.at, and the WeChat build brings no other polyfills.
if (!Array.prototype.at) {
  Object.defineProperty(Array.prototype, 'at', {
    configurable: true,
    writable: true,
    value(this: unknown[], n: number) {
      return this[n < 0 ? this.length + n : n];
    },
  });
}
