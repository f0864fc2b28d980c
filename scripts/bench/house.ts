import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { IMidwayContainer } from '@midwayjs/core';

const load = createRequire(__filename);

export type House = Awaited<ReturnType<typeof loadHouse>>;

/** The parts of the built service that are measured. Built, since Midway finds its parts by what the compiler writes beside them. */
export async function loadHouse(dist: string, container: IMidwayContainer) {
  const from = (path: string) => load(join(dist, path));
  const errandMove: typeof import('../../cloud/src/errands/errand.move') = from('errands/errand.move');
  const errandEntity: typeof import('../../cloud/src/errands/errand.entity') = from('errands/errand.entity');
  const { Database }: typeof import('../../cloud/src/kernel/db/database') = from('kernel/db/database');
  const { Ids }: typeof import('../../cloud/src/kernel/ids') = from('kernel/ids');
  const { Clock }: typeof import('../../cloud/src/kernel/time/clock') = from('kernel/time/clock');
  const { Rules }: typeof import('../../cloud/src/kernel/time/rules') = from('kernel/time/rules');
  const { DeadlinePoller }: typeof import('../../cloud/src/kernel/engine/deadline.poller') = from('kernel/engine/deadline.poller');
  const { SendService }: typeof import('../../cloud/src/errands/send.service') = from('errands/send.service');
  const { AnswerService }: typeof import('../../cloud/src/errands/answer.service') = from('errands/answer.service');
  const { VisitService }: typeof import('../../cloud/src/errands/visit.service') = from('errands/visit.service');
  const { DesignateService }: typeof import('../../cloud/src/errands/designate.service') = from('errands/designate.service');
  const { ErrandView }: typeof import('../../cloud/src/errands/errand.view') = from('errands/errand.view');
  const { FirmImports }: typeof import('../../cloud/src/firms/import.service') = from('firms/import.service');
  const { presentDocuments }: typeof import('../../cloud/src/people/consent.documents') = from('people/consent.documents');
  const crypto: typeof import('../../cloud/src/kernel/crypto') = from('kernel/crypto');
  const request: typeof import('../../cloud/src/kernel/request') = from('kernel/request');
  return {
    errandMove,
    errandEntity,
    crypto,
    presentDocuments,
    request,
    database: await container.getAsync(Database),
    ids: await container.getAsync(Ids),
    clock: await container.getAsync(Clock),
    rules: await container.getAsync(Rules),
    deadlines: await container.getAsync(DeadlinePoller),
    sender: await container.getAsync(SendService),
    answers: await container.getAsync(AnswerService),
    visits: await container.getAsync(VisitService),
    designation: await container.getAsync(DesignateService),
    view: await container.getAsync(ErrandView),
    firmImports: await container.getAsync(FirmImports),
  };
}
