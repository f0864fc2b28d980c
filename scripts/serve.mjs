import { prepareAndRun } from './launch/prepare.mjs';

await prepareAndRun('serve.ts');
