import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Errand, errandCommands } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import { CataloguePort } from '../catalogue/catalogue.port';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { maskName, maskPhone } from '../kernel/mask';
import { Clock } from '../kernel/time/clock';
import type { ErrandEntity } from './errand.entity';
import { ErrandReader } from './errand.reader';
import { revealsOf } from './reveal.rows';
import { type Life, lifeOf } from './step.rows';
import { wordsOf } from './words.rows';

/** What was asked in own words has no item to be named after. */
export const UNNAMED = '说给您听的事';
/** While an agent is expected at the door, the digits are of use. */
const EXPECTED = ['agreed', 'on_the_way'];
const eyeOf = (actor: Actor, row: ErrandEntity): Eye =>
  actor.personId === row.requesterId ? 'requester' : actor.role === 'agent' ? 'agent' : 'desk';
/** Words, digits and the record of looks, by who asks: the digits only for her who reads them out. */
const OWN: Record<
  Eye,
  (row: ErrandEntity, need: string | null, looks: Errand['seenBy']) => Pick<Errand, 'words' | 'visitCode' | 'seenBy'>
> = {
  requester: (row, words, seenBy) => ({ words, seenBy, visitCode: EXPECTED.includes(row.state) ? row.visitCode : null }),
  agent: (_, words) => ({ words, seenBy: [], visitCode: null }),
  desk: () => ({ words: null, seenBy: [], visitCode: null }),
};
const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Who looks: the requester sees everything of one's own, the agent what the visit needs, the desk masked names and no house number. */
type Eye = 'requester' | 'agent' | 'desk';

/** Builds what leaves the house of one request; masks are applied here and nowhere else. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ErrandView {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() catalogue: CataloguePort;
  @Inject() reader: ErrandReader;
  @Inject() clock: Clock;

  /** The whole matter for one person; several reads at once, each by key. */
  async show(actor: Actor, row: ErrandEntity): Promise<Errand> {
    const eye = eyeOf(actor, row);
    const offer = row.state === 'offered' ? await this.reader.openOffer(row.region, row.id) : null;
    const [names, words, life, looks] = await Promise.all([
      this.names(row),
      wordsOf(this.database, row.region, row.id),
      lifeOf(this.database, this.directory, row),
      eye === 'requester' ? revealsOf(this.database, this.directory, row) : [],
    ]);
    return {
      ...plainParts(row),
      ...this.people(row, eye),
      ...names,
      agent: agentOf(row, life),
      ...OWN[eye](row, words.need ?? null, looks),
      offerDue: iso(offer?.dueAt ?? null),
      outcomeNote: words.outcome ?? null,
      steps: life.steps,
      commands: errandCommands(actor, { ...row, offeredPostId: offer?.postId ?? null }),
      place: { kind: row.placeKind, division: row.division, divisionName: names.divisionName, text: eye === 'desk' ? null : row.placeText },
    };
  }

  /** What other rooms call the things in it: item, place, unit. */
  private async names(row: ErrandEntity) {
    const [item, place, unit] = await Promise.all([
      row.itemCode ? this.catalogue.item(row.region, row.itemCode) : null,
      this.directory.place(row.region, row.division ?? row.town),
      this.directory.unit(row.region, row.unitId),
    ]);
    return {
      title: item?.plainName ?? UNNAMED,
      materials: (item?.materials ?? []).map(({ name, form }) => ({ name, form })),
      divisionName: place?.name ?? '',
      unit: { id: row.unitId, name: unit?.name ?? '', phone: unit?.phone ?? null },
    };
  }

  private people(row: ErrandEntity, eye: Eye): Pick<Errand, 'requester' | 'beneficiary'> {
    const name = (full: string) => (eye === 'desk' ? maskName(full) : full);
    const year = Number(dayOf(this.clock.now(row.region).getTime()).slice(0, 4));
    return {
      requester: { name: name(row.requesterName), phone: maskPhone(row.requesterPhone) },
      beneficiary: {
        name: name(row.beneficiaryName),
        relation: row.relation,
        age: row.birthYear ? year - row.birthYear : null,
        note: eye === 'desk' ? null : row.beneficiaryNote,
      },
    };
  }
}

/** Whoever has it, or has done it. */
function agentOf({ agentPostId, donePostId }: ErrandEntity, { agents }: Life) {
  const postId = agentPostId ?? donePostId;
  const known = postId === null ? undefined : agents.get(postId);
  return postId !== null && known ? { postId, ...known } : null;
}

/** The columns that everybody who may see the matter at all sees as they are. */
const plainParts = (row: ErrandEntity) => ({
  id: row.id,
  number: row.number,
  state: row.state,
  version: row.version,
  epoch: row.epoch,
  itemCode: row.itemCode,
  mode: row.mode,
  urgent: row.urgent,
  sentAt: row.sentAt.toISOString(),
  wish: { day: row.wishDay, part: row.wishPart },
  consentAt: iso(row.consentAt),
  promise: JSON.parse(row.promise),
  level: row.level,
  contactedAt: iso(row.contactedAt),
  agreed: agreedOf(row),
  retries: row.retries,
  arrivedBy: row.arrivedBy,
  outcome: row.outcome,
  confirmation: row.confirmation,
  confirmBy: iso(row.confirmBy),
  callTries: row.callTries,
  alarmedAt: iso(row.alarmedAt),
});

export const agreedOf = (row: Pick<ErrandEntity, 'agreedFrom' | 'agreedTo'>) =>
  row.agreedFrom && row.agreedTo ? { from: row.agreedFrom.toISOString(), to: row.agreedTo.toISOString() } : null;
