import { ImportService } from '../../cloud/src/directory/import.service';
import { ClaimService } from '../../cloud/src/firms/claim.service';
import { DecideService } from '../../cloud/src/firms/decide.service';
import { FirmImports } from '../../cloud/src/firms/import.service';
import { ImportWork } from '../../cloud/src/firms/import.work';
import { SeatsDue } from '../../cloud/src/groups/members/due.round';
import { Ids } from '../../cloud/src/kernel/ids';
import { Clock } from '../../cloud/src/kernel/time/clock';
import type { Workshop } from '../../scripts/demo/workshop';
import type { County } from './county';

/** What a script needs of the service, taken from the one that runs in this process. */
export async function workshopIn({ database, service }: Pick<County, 'database' | 'service'>): Promise<Workshop> {
  return {
    database,
    clock: await service.get(Clock),
    ids: await service.get(Ids),
    imports: await service.get(ImportService),
    firms: {
      imports: await service.get(FirmImports),
      work: await service.get(ImportWork),
      claims: await service.get(ClaimService),
      decisions: await service.get(DecideService),
    },
    seats: await service.get(SeatsDue),
    close: async () => undefined,
  };
}
