import assert from 'node:assert';
import { Appender } from '../../cloud/src/groups/append.service';
import type { Database } from '../../cloud/src/kernel/db/database';
import type { Guarantee } from '../../cloud/src/kernel/guarantees';
import type { County } from './county';
import { openTalk, saying } from './talk';

const stored = async ({ database, region }: County, groupId: string) =>
  (await database.query<{ text: string }>('SELECT text FROM chat_message WHERE region = ? AND group_id = ?', [region, groupId])).map(
    ({ text }) => text,
  );

/** Says something while every commit fails; gives who was told what, and whether the speaker was told that it stands. */
async function saidInVain(county: County) {
  const { groupId, his } = await openTalk(county);
  const appender = await county.service.get(Appender);
  const { database, voice } = appender;
  const told: string[] = [];
  const failing = {
    inChain: (work: Parameters<Database['inChain']>[0]) =>
      database.inChain(async (tx) => {
        await work(tx);
        throw new Error('the commit failed');
      }),
  };
  const listening = {
    prepare: (rows: { text: string }[]) => rows.map(({ text }) => text),
    tell: (texts: string[]) => told.push(...texts),
  };
  Object.assign(appender, { database: failing, voice: listening });
  const answered = await his.messages.say(saying(groupId, '路灯坏了')).then(
    () => true,
    () => false,
  );
  Object.assign(appender, { database, voice });
  return { answered, told, stored: await stored(county, groupId) };
}

/** Each throws where the promise is not kept, of what is said in groups. */
export const CHAT_CHECKS: Record<
  Extract<Guarantee, 'ackAfterCommit' | 'streamAfterCommit' | 'oneMessagePerName' | 'membersSpeak'>,
  (county: County) => Promise<void>
> = {
  ackAfterCommit: async (county) => {
    const { answered, stored } = await saidInVain(county);
    assert.ok(!answered || stored.length > 0, 'acknowledged and not there');
  },
  streamAfterCommit: async (county) => {
    const { told, stored } = await saidInVain(county);
    assert.deepEqual(told, stored);
  },
  oneMessagePerName: async (county) => {
    const { groupId, his } = await openTalk(county);
    const said = saying(groupId, '路灯坏了');
    await Promise.all(Array.from({ length: 8 }, () => his.messages.say(said)));
    assert.equal((await stored(county, groupId)).length, 1);
  },
  membersSpeak: async (county) => {
    const { groupId } = await openTalk(county);
    const stranger = await county.as(await county.resident('赵玉成'));
    await stranger.messages.say(saying(groupId, '混进来的')).catch(() => undefined);
    assert.deepEqual(await stored(county, groupId), []);
  },
};
