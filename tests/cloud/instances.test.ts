import { Ids } from '../../cloud/src/kernel/ids';
import { Clock } from '../../cloud/src/kernel/time/clock';
import { clientOf } from '../../miniapp/src/kernel/client';
import { openAddress } from '../kit/address';
import { type County, openCounty, type Person } from '../kit/county';
import { openLine, until } from '../kit/line';
import { startProcess } from '../kit/process';
import { openReader, type Reader } from '../kit/reader';
import { openRedis } from '../kit/redis';
import { aRequest } from '../kit/requests';
import { sendTo } from '../kit/service';
import { headersOf, openSession } from '../kit/sessions';
import { NO_RECEIPT, newPhone } from '../kit/sign-in';
import { openTalk, saying } from '../kit/talk';

type Process = Awaited<ReturnType<typeof startProcess>>;
let county: County;
let redis: Awaited<ReturnType<typeof openRedis>>;
let one: Process;
let two: Process;
let address: Awaited<ReturnType<typeof openAddress>>;

beforeAll(async () => {
  [county, redis] = await Promise.all([openCounty({ at: new Date().toISOString() }), openRedis()]);
  [one, two] = await Promise.all([startProcess({ REDIS_URL: redis.url }), startProcess({ REDIS_URL: redis.url })]);
  address = await openAddress([one.url, two.url]);
  await until(async () => (await heardBy(one, two)) || undefined, 'the instances to hear each other');
}, 60_000);
afterAll(async () => {
  address?.close();
  await Promise.all([one?.stop(), two?.stop()]);
  await redis?.close();
  await county?.close();
});

const session = async (person: Person) =>
  openSession(county.database, await county.service.get(Ids), await county.service.get(Clock), person.id);
const client = (url: string, token: string) =>
  clientOf(sendTo(url, { authorization: `Bearer ${token}`, connection: 'close' }), { tries: 1 });

/** A villager whose phone hangs on one instance while she acts on another. */
async function villager(line: Process) {
  const person = await county.resident();
  const { token, id } = await session(person);
  const open = await openLine(line.url, token);
  open.say({ t: 'hello', seen: [] });
  await open.hear('ready');
  return {
    ...open,
    token,
    sessionId: id,
    moved: (subject: string) => open.moves().find((frame) => frame.t === 'moved' && frame.subject === subject),
  };
}

/** Whether what happens on the first is heard on the second. */
async function heardBy(acting: Process, listening: Process): Promise<boolean> {
  const her = await villager(listening);
  const { id } = await client(acting.url, her.token).errands.send(aRequest(county));
  const heard = await until(() => her.moved(`errand/${id}`), 'the move', 700).then(
    () => true,
    () => false,
  );
  her.socket.close();
  return heard;
}

describe('two instances behind one address', () => {
  it('a matter moved on one is seen live on the other, whichever way', async () => {
    for (const [acting, listening] of [
      [one, two],
      [two, one],
    ] as const) {
      const her = await villager(listening);
      const { id } = await client(acting.url, her.token).errands.send(aRequest(county));
      await until(() => her.moved(`errand/${id}`), 'the other instance to tell', 1_000);
      await client(acting.url, her.token).errands.withdraw({ id });
      const last = await until(() => her.moves().find((f) => f.t === 'moved' && f.type === 'errand.withdraw'), 'the second move', 1_000);
      expect(last).toMatchObject({ subject: `errand/${id}` });
      her.socket.close();
    }
  });

  it('each call goes to the next one, and nobody notices', async () => {
    const her = await villager(one);
    const { id } = await client(address.url, her.token).errands.send(aRequest(county));
    for (let turn = 0; turn < 6; turn++) expect(await client(address.url, her.token).errands.show({ id })).toMatchObject({ id });
    const served = [one, two].map((service) => service.printed().split('"route":"GET /errands/:id"').length - 1);
    expect(Math.min(...served)).toBeGreaterThan(0);
    her.socket.close();
  });

  it('a session ended on one is dead on the other within five seconds, its line included', async () => {
    const her = await villager(two);
    expect((await client(two.url, her.token).people.me()).id).toBeTruthy();
    const began = performance.now();
    await client(one.url, her.token).people.signOut();
    const refused = () =>
      client(two.url, her.token)
        .people.me()
        .then(
          () => undefined,
          (error) => error.code,
        );
    expect(await until(refused, 'the refusal', 5_000)).toBe('SESSION_ENDED');
    expect(await her.ended(5_000)).toBe(4001);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('what is allowed ten times is allowed ten times in all', async () => {
    expect(await attempts(newPhone())).toEqual({ wrong: 10, tooOften: 4 });
  });
});

/** A group whose clerk speaks on the first instance, while a firm's phone hangs on the second. */
async function talkApart() {
  const talk = await openTalk(county);
  const his = clientOf(sendTo(one.url, { ...(await headersOf(county, talk.keeper)), connection: 'close' }), { tries: 1 });
  const reader = await openReader(county, await talk.member(), talk.groupId, two.url);
  const say = async (text: string) => (await his.messages.say(saying(talk.groupId, text))).entry.seq;
  reader.line.say({ t: 'hello', seen: [] });
  await reader.line.hear('ready');
  reader.watch();
  await reader.has(await say('第一句'));
  return { subject: `group/${talk.groupId}`, reader, say };
}
const numbers = (reader: Reader) => reader.streamed().map(({ seq }) => seq);
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

describe('a group on two instances', () => {
  it('what is said on one is read along on the other, and what was written together is told together', async () => {
    const { subject, reader, say } = await talkApart();
    const { told, close } = await redis.overhear<{ streams: { subject: string; entries: { no: number }[] }[] }>('zero-distance:live');
    await Promise.all(upTo(12).map((i) => say(`第 ${i} 句`)));
    // Sooner than the second one would ask the database by itself.
    await reader.has(13, 1_500);
    close();
    expect([numbers(reader), reader.gaps()]).toEqual([upTo(13), 0]);
    const batches = told.flatMap(({ streams }) => streams.filter((batch) => batch.subject === subject));
    expect(batches.flatMap(({ entries }) => entries.map(({ no }) => no))).toEqual(upTo(13).slice(1));
    expect(batches.length).toBeLessThan(12);
    reader.line.socket.close();
  });
});

/** Fourteen guesses at one phone's code, in turn on both instances. */
async function attempts(phone: string) {
  const said: string[] = [];
  for (let turn = 0; turn < 14; turn++) {
    const guess = clientOf(sendTo((turn % 2 ? one : two).url, {}), { tries: 1 }).people.signIn({
      phone,
      code: '000000',
      receipt: NO_RECEIPT,
      channel: 'weapp',
      device: 'x',
    });
    said.push(
      await guess.then(
        () => 'in',
        (error) => error.code,
      ),
    );
  }
  return { wrong: said.filter((code) => code === 'CODE_WRONG').length, tooOften: said.filter((code) => code === 'TOO_OFTEN').length };
}

describe('when Redis goes away', () => {
  it('everything goes on, readers catch up from the database, and once it is back all is shared again', async () => {
    const her = await villager(two);
    const { reader, say } = await talkApart();
    await redis.stop();
    const unheard = await say('没有人转告的一句');
    const greeted = her.heard.filter(({ t }) => t === 'ready').length;
    // Acting, limits and one's own instance go on as before.
    const { id } = await client(one.url, her.token).errands.send(aRequest(county));
    expect(await client(two.url, her.token).errands.show({ id })).toMatchObject({ id });
    expect([await heardBy(two, two), await heardBy(one, two)]).toEqual([true, false]);
    // Each instance counts for itself: too much is forgiven, nobody is refused for nothing.
    expect(await attempts(newPhone())).toEqual({ wrong: 14, tooOften: 0 });
    // The other instance cannot be told; the phone is told to ask, and what it asks for is there.
    await until(() => her.heard.filter(({ t }) => t === 'ready').length > greeted || undefined, 'the phone to be told to ask', 20_000);
    await reader.has(unheard);
    her.say({ t: 'hello', seen: [{ subject: `errand/${id}`, no: 0 }] });
    await until(() => her.moved(`errand/${id}`), 'the move from the database');
    const before = her.heard.filter(({ t }) => t === 'ready').length;
    await redis.again();
    await until(async () => ((await heardBy(one, two)) && (await heardBy(two, one))) || undefined, 'both to hear again', 20_000);
    // Nobody knows what was missed until this moment: the phone is told once more to ask.
    await until(() => her.heard.filter(({ t }) => t === 'ready').length > before || undefined, 'the last reminder');
    await reader.has(await say('又能转告了'), 1_500);
    expect([numbers(reader), reader.gaps()]).toEqual([upTo(3), 0]);
    expect(await attempts(newPhone())).toEqual({ wrong: 10, tooOften: 4 });
    expect(two.printed().split('redis is away').length - 1).toBeLessThan(8);
    her.socket.close();
  }, 90_000);
});
