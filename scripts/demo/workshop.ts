import { DataSource } from 'typeorm';
import { BundleImport } from '../../cloud/src/catalogue/bundle.import';
import { CataloguePort } from '../../cloud/src/catalogue/catalogue.port';
import { ItemImport } from '../../cloud/src/catalogue/item.import';
import { Items } from '../../cloud/src/catalogue/item.service';
import { entities } from '../../cloud/src/config/entities';
import { env } from '../../cloud/src/config/env';
import { AgentImport } from '../../cloud/src/directory/agent.import';
import { DepartmentImport } from '../../cloud/src/directory/department.import';
import { DirectoryPort } from '../../cloud/src/directory/directory.port';
import { DivisionImport } from '../../cloud/src/directory/division.import';
import { ImportService } from '../../cloud/src/directory/import.service';
import { Places } from '../../cloud/src/directory/place.service';
import { UnitImport } from '../../cloud/src/directory/unit.import';
import { Units } from '../../cloud/src/directory/unit.service';
import { ClaimService } from '../../cloud/src/firms/claim.service';
import { DecideService } from '../../cloud/src/firms/decide.service';
import { FirmReader } from '../../cloud/src/firms/firm.reader';
import { FirmsPort } from '../../cloud/src/firms/firms.port';
import { FirmImports } from '../../cloud/src/firms/import.service';
import { ImportWork } from '../../cloud/src/firms/import.work';
import { Stager } from '../../cloud/src/firms/stager.service';
import { GroupImport } from '../../cloud/src/groups/group.import';
import { GroupsPort } from '../../cloud/src/groups/groups.port';
import { SeatsDue } from '../../cloud/src/groups/members/due.round';
import { Membership } from '../../cloud/src/groups/members/membership.service';
import { Staffing } from '../../cloud/src/groups/members/staffing.service';
import { Sessions } from '../../cloud/src/kernel/auth/session.service';
import { Database } from '../../cloud/src/kernel/db/database';
import { sourceOptions } from '../../cloud/src/kernel/db/source';
import { Heart } from '../../cloud/src/kernel/heart';
import { Ids } from '../../cloud/src/kernel/ids';
import { Clock } from '../../cloud/src/kernel/time/clock';
import { PeoplePort } from '../../cloud/src/people/people.port';

const POOL = 2;

/** What brings firms in and binds people to them. */
interface FirmParts {
  imports: FirmImports;
  work: ImportWork;
  claims: ClaimService;
  decisions: DecideService;
}
/** What a script needs of the service: the same database, clock, ids and import, without a port or an engine. */
export interface Workshop {
  database: Database;
  clock: Clock;
  ids: Ids;
  imports: ImportService;
  firms: FirmParts;
  /** Who sits in which group, once groups or firms have changed. */
  seats: SeatsDue;
  close(): Promise<void>;
}

/** Puts the parts together by hand: a script has no container. The database is the one of DB_URL. */
export async function openWorkshop(): Promise<Workshop> {
  const source = await new DataSource(sourceOptions(env.DB_URL, POOL, entities)).initialize();
  const clock = new Clock();
  const database = Object.assign(new Database(), { source, clock });
  const ids = Object.assign(new Ids(), { clock });
  const heart = Object.assign(new Heart(), { database, clock, ids });
  await heart.start();
  const close = async () => {
    heart.stop();
    await source.destroy();
  };
  const membership = membershipOf(database, clock, ids);
  return {
    ...{ database, clock, ids, close },
    imports: importsOf(database, clock, ids, membership),
    firms: firmsOf(database, clock, ids),
    seats: Object.assign(new SeatsDue(), { database, membership, clock }),
  };
}

/** Nobody listens to a script: whoever watches a group learns of it by the group's own number. */
const membershipOf = (database: Database, clock: Clock, ids: Ids): Membership =>
  Object.assign(new Membership(), {
    clock,
    ids,
    firms: Object.assign(new FirmsPort(), { database }),
    streams: { publish: () => undefined },
  });

function importsOf(database: Database, clock: Clock, ids: Ids, membership: Membership): ImportService {
  const itemService = Object.assign(new Items(), { database, clock });
  const catalogue = Object.assign(new CataloguePort(), {
    itemService,
    importer: Object.assign(new ItemImport(), { clock }),
    bundleImporter: new BundleImport(),
  });
  const staffing = Object.assign(new Staffing(), { membership, clock });
  const groups = Object.assign(new GroupsPort(), { database, importer: Object.assign(new GroupImport(), { ids, clock, staffing }) });
  return Object.assign(new ImportService(), {
    database,
    catalogue,
    groups,
    places: Object.assign(new Places(), { database }),
    unitService: Object.assign(new Units(), { database }),
    divisions: new DivisionImport(),
    departments: Object.assign(new DepartmentImport(), { ids }),
    units: Object.assign(new UnitImport(), { ids }),
    agents: Object.assign(new AgentImport(), { ids, clock, catalogue, sessions: new Sessions() }),
  });
}

function firmsOf(database: Database, clock: Clock, ids: Ids): FirmParts {
  const directory = Object.assign(new DirectoryPort(), { database, placeService: Object.assign(new Places(), { database }) });
  const people = Object.assign(new PeoplePort(), { database });
  return {
    imports: Object.assign(new FirmImports(), {
      database,
      clock,
      ids,
      stager: Object.assign(new Stager(), { database, directory, clock, ids }),
    }),
    work: Object.assign(new ImportWork(), { ids }),
    claims: Object.assign(new ClaimService(), { database, clock, ids, people, directory }),
    decisions: Object.assign(new DecideService(), { database, clock, reader: Object.assign(new FirmReader(), { database, clock }) }),
  };
}
