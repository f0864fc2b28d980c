import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { clientOf, type Send } from '../../miniapp/src/kernel/client';
import { newKey } from '../../miniapp/src/kernel/once';
import { ticked } from '../kit/consents';
import { type County, openCounty } from '../kit/county';
import { openLine, until } from '../kit/line';
import { startProcess } from '../kit/process';
import { productionEnv } from '../kit/production';
import { aRequest } from '../kit/requests';
import { sendTo } from '../kit/service';
import { NO_RECEIPT, newPhone } from '../kit/sign-in';

type Process = Awaited<ReturnType<typeof startProcess>>;
let county: County;
let service: Process;
let gateway: Server;
const codes = new Map<string, string>();
let gatewayIsDown = false;

beforeAll(async () => {
  county = await openCounty();
  gateway = createServer((request, answer) => {
    const heard: Buffer[] = [];
    request.on('data', (data) => heard.push(data));
    request.on('end', () => {
      const { phone, code } = JSON.parse(Buffer.concat(heard).toString());
      codes.set(phone, code);
      answer.writeHead(gatewayIsDown ? 500 : 200).end();
    });
  }).listen(0, '127.0.0.1');
  await until(() => gateway.listening || undefined, 'the SMS gateway');
  const { port } = gateway.address() as AddressInfo;
  service = await startProcess({ ...(await productionEnv()), LOG_LEVEL: 'debug', SMS_URL: `http://127.0.0.1:${port}/sms` });
});
afterAll(async () => {
  await service?.stop();
  gateway?.close();
  await county?.close();
});

const mark = () => newKey().slice(-8);
const canary = {
  phone: newPhone(),
  otherPhone: newPhone(),
  name: `雀${mark()}`,
  elder: `鹂${mark()}`,
  address: `燕巷${mark()}号`,
  words: `莺说${mark()}`,
  note: `鹊记${mark()}`,
};
const refusals: string[] = [];

/** Every refusal is kept as it came. */
const listening =
  (send: Send): Send =>
  async (request) => {
    const answer = await send(request);
    if (answer.status > 299) refusals.push(JSON.stringify(answer));
    return answer;
  };
const client = (token?: string | null) =>
  clientOf(listening(sendTo(service.url, token ? { authorization: `Bearer ${token}` } : {})), { tries: 1 });

async function signIn(phone: string) {
  const { receipt } = await client().people.sendCode({ phone });
  const { token } = await client().people.signIn({ phone, code: codes.get(phone) ?? '', receipt, channel: 'weapp', device: '手机' });
  await client(token).consent.say(ticked());
  return token!;
}

/** A call by hand; nothing is expected of it but that it keeps quiet. */
async function odd(path: string, init: RequestInit = {}) {
  const answer = await fetch(`${service.url}/api${path}`, {
    method: 'POST',
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  });
  refusals.push(await answer.text());
}

/** A life in which everything personal is said, rightly and wrongly. */
async function live(): Promise<{ token: string; id: string }> {
  const token = await signIn(canary.phone);
  const me = client(token);
  await me.people.change({ name: canary.name, region: county.region });
  const { id, number } = await me.errands.send(
    aRequest(county, {
      name: canary.name,
      words: canary.words,
      place: { kind: 'home', division: county.places.village, text: canary.address },
      beneficiary: { relation: 'parent', name: canary.elder, phone: canary.otherPhone, birthYear: 1940, note: canary.note },
    }),
  );
  await me.errands.show({ id });
  await me.errands.mine({});
  await client().errands.lookUp({ number, last4: canary.phone.slice(-4) });
  await me.errands.withdraw({ id, reason: canary.words });
  const stranger = client(await signIn(canary.otherPhone));
  const refused = [
    stranger.errands.show({ id }),
    stranger.errands.withdraw({ id, reason: canary.words }),
    me.errands.withdraw({ id, reason: `不办了:${canary.words}` }),
    client().people.sendCode({ phone: canary.phone }),
    client().people.signIn({
      phone: canary.phone,
      code: codes.get(canary.phone)!,
      receipt: NO_RECEIPT,
      channel: 'weapp',
      device: canary.name,
    }),
    client().errands.lookUp({ number, last4: '0000' }),
    me.people.change({ homeDivision: '999999999999', name: canary.name }),
  ];
  expect((await Promise.allSettled(refused)).map(({ status }) => status)).toEqual(refused.map(() => 'rejected'));
  return { token, id };
}

async function mumble(token: string) {
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': newKey() };
  const said = JSON.stringify({ phone: canary.phone, name: canary.name, place: canary.address, token });
  await odd('/errands', { body: said, headers });
  await odd('/errands', { body: `${said.slice(0, -1)},`, headers });
  await odd('/sessions', { body: JSON.stringify({ phone: [canary.phone], code: canary.name, channel: canary.name, device: canary.name }) });
  await odd('/sign-in-codes', { body: JSON.stringify({ phone: `+86${canary.phone}` }) });
  await odd(`/errands/${canary.phone}${encodeURIComponent(canary.name)}`, { method: 'GET', headers });
  await odd(`/${encodeURIComponent(canary.name)}/${token}?phone=${canary.phone}`, { method: 'GET' });
  await odd('/me', { method: 'PUT', body: said, headers: { ...headers, 'x-post': canary.phone, 'content-type': 'text/plain' } });
  await odd('/errands', { body: said, headers: { ...headers, 'idempotency-key': canary.phone } });
  gatewayIsDown = true;
  await odd('/sign-in-codes', { body: JSON.stringify({ phone: newPhone() }), headers: { 'idempotency-key': newKey() } });
  await breakOff(
    `POST /api/errands?phone=${canary.phone}&t=${token} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{`,
  );
  const line = await openLine(service.url, token);
  for (let times = 0; times < 4; times++) line.say(`${canary.name}${canary.phone}`);
  await line.ended();
}

/** A phone that loses its signal in the middle of a call. */
async function breakOff(words: string) {
  const { hostname, port } = new URL(service.url);
  const before = service.printed().split('connection failed').length;
  const socket = connect(Number(port), hostname);
  await new Promise((said) => socket.write(words, said));
  socket.end();
  await until(() => service.printed().split('connection failed').length > before || undefined, 'the service to notice');
  socket.destroy();
}

it('iP1 iP8 nothing personal stands in a log, in a refusal, or open in the database', async () => {
  const { token } = await live();
  await mumble(token);
  const secrets = { ...canary, token, code: codes.get(canary.phone)! };
  await until(() => service.printed().includes('sign-in code not sent') || undefined, 'the log to be written');
  const logs = service.printed();
  expect(logs.split('\n').length).toBeGreaterThan(20);
  expect(refusals.length).toBeGreaterThan(14);
  const quoted = Object.entries(secrets).flatMap(([what, secret]) => [
    ...logs
      .split('\n')
      .filter((line) => line.includes(secret) && what !== 'code')
      .map((line) => `${what} in log: ${line}`),
    ...refusals.filter((body) => body.includes(secret)).map((body) => `${what} in refusal: ${body}`),
  ]);
  expect(quoted).toEqual([]);
  expect(await openly(Object.values(canary).concat(token))).toEqual([]);
}, 30_000);

/** Tables in which one of the secrets can be read as it is. */
async function openly(secrets: string[]): Promise<string[]> {
  const tables = await county.database.query<{ name: string; regional: string }>(
    `SELECT t.table_name AS name, MAX(c.column_name = 'region') AS regional FROM information_schema.tables t
     JOIN information_schema.columns c ON c.table_schema = t.table_schema AND c.table_name = t.table_name
     WHERE t.table_schema = DATABASE() GROUP BY t.table_name`,
  );
  const found: string[] = [];
  for (const { name, regional } of tables) {
    const global = Number(regional) === 0 || name === 'person';
    const rows = await county.database.query<object>(
      `SELECT * FROM ${name}${global ? '' : " WHERE region IN (?, '')"}`,
      global ? [] : [county.region],
    );
    const text = rows
      .map((row) =>
        Object.values(row)
          .map((value) => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value)))
          .join(' '),
      )
      .join('\n');
    if (secrets.some((secret) => text.includes(secret))) found.push(name);
  }
  return found;
}
