import * as z from 'zod/mini';

// A mini-program may not make code at run time; a schema looks at this when it is built, so it comes before every contract.
z.config({ jitless: true });
