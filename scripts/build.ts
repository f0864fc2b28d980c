import { build } from './launch/build';
import { runOrComplain } from './launch/complaint';

/** `npm run build`: contracts, service and pages, each only where its sources have changed. What a server or an image runs afterwards. */
async function main(): Promise<void> {
  const contracts = build('contracts');
  await Promise.all([contracts.then(() => build('service')), build('h5 pages')]);
}

void runOrComplain(main);
