import { prepareAndRun } from './launch/prepare.mjs';

await prepareAndRun('start.ts');
