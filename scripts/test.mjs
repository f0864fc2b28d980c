import { prepareAndRun } from './launch/prepare.mjs';

await prepareAndRun('test.ts');
