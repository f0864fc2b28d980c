import type { DirectoryPort } from '../directory/directory.port';
import type { ErrandEntity } from './errand.entity';

/** Nothing agreed about a visit, nobody at the door. */
export const NO_VISIT = {
  agreedFrom: null,
  agreedTo: null,
  visitCode: null,
  codeTries: 0,
  retries: 0,
  arrivedAt: null,
  arrivedBy: null,
} as const;

/** Not done, so nothing to confirm and nobody to call back. */
export const NO_END = {
  outcome: null,
  doneAt: null,
  donePostId: null,
  confirmBy: null,
  confirmation: null,
  callBackAt: null,
  callTries: 0,
  lastCallDay: null,
  endedBy: null,
} as const;

/** The columns of a request that looks for somebody again from the beginning. */
export const afresh = (row: ErrandEntity): Partial<ErrandEntity> => ({
  ...NO_VISIT,
  ...NO_END,
  agentPostId: null,
  epoch: row.epoch + 1,
  round: row.round + 1,
  contactedAt: null,
});

/** The next level and the unit that answers there: village and town, then the town's own centre, then the county. */
export async function upOneLevel(directory: DirectoryPort, row: ErrandEntity): Promise<Pick<ErrandEntity, 'level' | 'unitId'>> {
  const level = Math.min(row.level + 1, 3);
  const unit = level === 2 ? await directory.townCentre(row.region, row.town) : await directory.countyCentre(row.region);
  return { level, unitId: unit.id };
}
