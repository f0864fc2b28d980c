import { recordEvent } from '../../cloud/src/kernel/engine/event';
import type { ApiClient } from '../../miniapp/src/kernel/client';
import type { County } from './county';
import { until } from './line';
import type { Member } from './makers.groups';
import { rows } from './makers.rows';
import { openReader, type Reader } from './reader';
import { openTalk, saying, type Talk } from './talk';

/** Somebody who comes and goes, with a phone that reads along. */
interface Comer extends Member {
  api: ApiClient;
  reader: Reader;
}
/** What those who had left could still do, by what it was. */
export type Leaks = Record<'speaks' | 'reads' | 'hears', string[]>;

/** A group that people leave in the middle of everything, and come back to. */
export class Leaving {
  readonly leaks: Leaks = { speaks: [], reads: [], hears: [] };
  /** How often somebody left. */
  rounds = 0;
  private turn = 0;

  private constructor(
    private readonly county: County,
    private readonly talk: Talk,
    private readonly comers: readonly Comer[],
    private readonly stays: Reader,
    private readonly speakers: readonly ApiClient[],
  ) {}

  static async open(county: County, comers: number): Promise<Leaving> {
    const talk = await openTalk(county);
    const come = async (name: string): Promise<Comer> => {
      const member = await talk.member(name);
      const reader = await openReader(county, member, talk.groupId);
      reader.line.say({ t: 'hello', seen: [] });
      return { ...member, api: reader.api, reader };
    };
    const all = await Promise.all(Array.from({ length: comers }, (_, i) => come(`来去${i}`)));
    const speakers = await Promise.all(Array.from({ length: 8 }, async (_, i) => county.as(await talk.member(`说${i}`))));
    const { reader: stays } = await come('留的');
    stays.watch(0);
    return new Leaving(county, talk, all, stays, speakers);
  }

  close() {
    for (const { line } of [this.stays, ...this.comers.map(({ reader }) => reader)]) line.socket.terminate();
  }

  /** Some of them leave while everybody talks, try what they can, and come back afterwards. */
  async round(n: number): Promise<void> {
    const going = Array.from({ length: n }, (_, i) => this.comers[(this.rounds + i) % this.comers.length] as Comer);
    this.rounds += n;
    const first = await this.says();
    for (const { reader } of going) reader.watch(first - 1);
    await Promise.all(going.map(({ reader }) => heard(reader, first)));
    const race = going.flatMap((one) => [this.leaves(one), one.api.messages.say(saying(this.talk.groupId, '走之前')), this.page(one)]);
    await Promise.all([Promise.allSettled(race), this.says(), this.says()]);
    const after = await this.says();
    await Promise.all(going.map((one) => this.tries(one)));
    await Promise.all([this.county.tick(), this.says()]);
    await heard(this.stays, await this.says());
    for (const { reader, name } of going)
      this.leaks.hears.push(...reader.streamed().flatMap(({ seq }) => (seq >= after ? [`${name} ${seq}`] : [])));
    for (const { reader } of going) reader.streamed().splice(0);
    await this.backAgain(going);
  }

  private async says(): Promise<number> {
    const speaker = this.speakers[this.turn++ % this.speakers.length] as ApiClient;
    return this.talk.says(speaker, '大家说着');
  }

  private page({ api }: Comer) {
    return api.messages.page({ id: this.talk.groupId });
  }

  private async tries(one: Comer) {
    const said = one.api.messages.say(saying(this.talk.groupId, '走了还说'));
    if (!(await refused(said))) this.leaks.speaks.push(one.name);
    if (!(await refused(this.page(one)))) this.leaks.reads.push(one.name);
  }

  /** As the firms do it: the bond ends, and everybody hears of it. */
  private leaves({ id, firmId }: Comer): Promise<void> {
    const { database, region, now } = this.county;
    return database.inTransaction(async (tx) => {
      await tx.run("UPDATE firm_person SET state = 'left', ended_at = ?, version = 2 WHERE region = ? AND firm_id = ? AND live = 1", [
        ...[now(), region, firmId],
      ]);
      const event = { region, subject: `firm/${firmId}`, no: 100 + this.rounds + Number(id.slice(-3)) * 1000 };
      await recordEvent(tx, { ...event, type: 'firm.left', at: now().toISOString(), facts: { person: id, firm: firmId } });
    });
  }

  private async backAgain(gone: readonly Comer[]) {
    const { database, region } = this.county;
    const { shop, groupId } = this.talk;
    const [group] = await database.query<{ last: string }>('SELECT last_seq AS last FROM chat_group WHERE region = ? AND id = ?', [
      region,
      groupId,
    ]);
    const bond = ['region', 'id', 'firm_id', 'person_id', 'part', 'state', 'version', 'how', 'asked_at'];
    await rows(
      shop,
      'firm_person',
      bond,
      gone.map(({ id, firmId }) => [region, shop.ids.next(), firmId, id, 'owner', 'verified', 1, 'test', new Date(0)]),
    );
    const seat = ['region', 'group_id', 'person_id', 'joined_seq', 'from_seq', 'read_seq', 'read_said', 'joined_at', 'firm_id', 'how'];
    await rows(
      shop,
      'group_member',
      seat,
      gone.map(({ id, firmId }) => [region, groupId, id, group?.last, 1, 0, 0, new Date(this.rounds), firmId, 'invited']),
    );
  }
}

const refused = (call: Promise<unknown>) =>
  call.then(
    () => false,
    (error: { code?: string }) => {
      if (error.code !== 'NOT_FOUND') throw error;
      return true;
    },
  );
const heard = (reader: Reader, seq: number) =>
  until(() => reader.streamed().some((entry) => entry.seq >= seq) || undefined, `entry ${seq}`);
