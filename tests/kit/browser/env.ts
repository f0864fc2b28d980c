import { join } from 'node:path';

// The service reads its environment when it is first imported: whoever looks at pages imports this before anything of the service.
process.env.H5_DIR ??= process.env.H5_DIST ?? join(__dirname, '../../../miniapp/dist/h5');
