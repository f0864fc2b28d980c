import type { Gossip } from './gossip';

type Wrong = Record<string, string[]>;

/** What is wrong with what was said, acknowledged and heard, now that all is quiet; by promise. */
export async function wrongsOf({ county, talk, acked, readers, strangers, heardTo }: Gossip): Promise<Wrong> {
  const rows = await county.database.query<{ seq: string; text: string; sender: string | null }>(
    'SELECT seq, text, sender_id AS sender FROM chat_message WHERE region = ? AND group_id = ? ORDER BY seq',
    [county.region, talk.groupId],
  );
  const stored = new Map(rows.map(({ seq, text }) => [Number(seq), text]));
  const [group] = await county.database.query<{ last: string; said: string }>(
    'SELECT last_seq AS last, said FROM chat_group WHERE region = ? AND id = ?',
    [county.region, talk.groupId],
  );
  // At night the group itself says when staff are back.
  const texts = rows.flatMap(({ text, sender }) => (sender === null ? [] : text));
  const found: Wrong = {
    'iC1 what was acknowledged is stored': acked.filter(({ seq, text }) => stored.get(seq) !== text).map(({ seq }) => `${seq} is lost`),
    'iC2 nothing is stored twice': texts.filter((text, i) => texts.indexOf(text) !== i),
    'iC3 the numbers have no gap': [...stored.keys()].filter((seq, i) => seq !== i + 1).map(String),
    'iC3 the group counts what it holds':
      Number(group?.last) === stored.size && Number(group?.said) === texts.length ? [] : [JSON.stringify(group)],
    'iC4 everybody who listened has all of it': readers.flatMap(({ log }, who) =>
      [...stored].filter(([seq, text]) => seq <= heardTo && log.get(seq) !== text).map(([seq]) => `listener ${who} lacks ${seq}`),
    ),
    'iC3 nobody was told what is not so': readers.flatMap(({ streamed }) =>
      streamed.filter(({ seq, text }) => stored.get(seq) !== text).map(({ seq }) => `${seq} was otherwise`),
    ),
    'iC5 no stranger was let in': strangers > 0 ? [`${strangers} times`] : [],
  };
  return Object.fromEntries(Object.entries(found).flatMap(([name, wrong]) => (wrong.length > 0 ? [[name, wrong.slice(0, 5)]] : [])));
}
