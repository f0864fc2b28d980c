import type { DOCUMENTS } from 'shared-types/people';
import { presentDocuments } from '../../cloud/src/people/consent.documents';
import { ConsentService } from '../../cloud/src/people/consent.service';
import { PeoplePort } from '../../cloud/src/people/people.port';
import { newKey } from '../../miniapp/src/kernel/once';
import { present, ticked } from '../kit/consents';
import { type County, openCounty, type Person } from '../kit/county';
import { wireOf } from '../kit/kernel';
import { ending, matterIn } from '../kit/matters';
import { aRequest } from '../kit/requests';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const rowsOf = ({ id }: Person) =>
  county.database.query<{ doc: string; version: number; action: string; sha256: Buffer }>(
    'SELECT doc, version, action, sha256 FROM consent WHERE person_id = ? ORDER BY id',
    [id],
  );
const newcomer = () => county.resident('云桂兰', { agreed: [] });
const taking = (...docs: (typeof DOCUMENTS)[number][]) => ({
  action: 'withdraw' as const,
  documents: docs.map((doc) => ({ doc, version: present(doc) })),
  channel: 'weapp' as const,
});

/** With a next version of a document in force. */
async function withNext(doc: string, work: () => Promise<void>) {
  const service = await county.service.get(ConsentService);
  service.show(
    presentDocuments().map((each) => (each.doc === doc ? { ...each, version: each.version + 1, sha256: 'ab'.repeat(32) } : each)),
  );
  try {
    await work();
  } finally {
    await service.publish();
  }
}

describe('agreeing', () => {
  it('is nobody’s without signing in', async () => {
    await expect(county.visitor().consent.mine()).rejects.toMatchObject({ status: 401 });
    await expect(county.visitor().consent.say(ticked())).rejects.toMatchObject({ status: 401 });
  });

  it('lets somebody change things who could only read before', async () => {
    const her = await county.as(await newcomer());
    expect((await her.consent.mine()).missing).toEqual(['privacy', 'terms']);
    await expect(her.errands.mine({})).resolves.toMatchObject({ errands: [] });
    await expect(her.errands.send(aRequest(county))).rejects.toMatchObject({
      status: 409,
      code: 'CONSENT_NEEDED',
      message: '请先看看并同意《隐私说明》《使用约定》,再接着办',
    });
    await expect(her.people.change({ name: '云桂兰' })).rejects.toMatchObject({ code: 'CONSENT_NEEDED' });
    expect((await her.consent.say(ticked())).missing).toEqual([]);
    await expect(her.errands.send(aRequest(county))).resolves.toMatchObject({ state: 'open' });
  });

  it('lets the refused call itself go on under the same key', async () => {
    const her = await newcomer();
    const [call, key] = [await wireOf(county, her), newKey()];
    const { words: _, ...request } = aRequest(county);
    expect((await call('/errands', request, key)).data.code).toBe('CONSENT_NEEDED');
    await (await county.as(her)).consent.say(ticked());
    const first = await call('/errands', request, key);
    expect(first.status).toBe(200);
    expect((await call('/errands', request, key)).data.id).toBe(first.data.id);
  });

  it('is kept with version, hash and where it was said, once however often it is said', async () => {
    const person = await newcomer();
    const her = await county.as(person);
    await Promise.all([her.consent.say(ticked()), her.consent.say(ticked())]);
    await her.consent.say(ticked());
    const kept = await rowsOf(person);
    expect(kept.map(({ doc, action }) => `${doc} ${action}`)).toEqual(['privacy agree', 'terms agree', 'sms agree']);
    expect(kept.map(({ sha256 }) => sha256.toString('hex'))).toEqual(presentDocuments().map(({ sha256 }) => sha256));
    const { parts } = await her.myData.export();
    const [said] = parts.find(({ name }) => name === 'consents')?.rows ?? [];
    expect(said).toMatchObject({
      文件: 'privacy',
      版本: present('privacy'),
      动作: '同意',
      网络地址: expect.stringMatching(/127\.0\.0\.1/),
    });
  });

  it('refuses a version that is not in force, and what nobody could mean', async () => {
    const her = await county.as(await newcomer());
    const documents = [{ doc: 'privacy' as const, version: present('privacy') + 1 }];
    await expect(her.consent.say({ ...ticked(), documents })).rejects.toMatchObject({ status: 409, code: 'DOCUMENT_CHANGED' });
    await expect(her.consent.say({ ...ticked(), documents: [] })).rejects.toMatchObject({ status: 422 });
    await expect(her.consent.say({ ...ticked(), action: 'shrug' as never })).rejects.toMatchObject({ status: 422 });
    expect((await her.consent.mine()).missing).toHaveLength(2);
  });

  it('is asked for again once a document has changed, and only for that document', async () => {
    const person = await county.resident();
    const her = await county.as(person);
    await withNext('privacy', async () => {
      expect((await her.consent.mine()).missing).toEqual(['privacy']);
      await expect(her.errands.send(aRequest(county))).rejects.toMatchObject({ message: '请先看看并同意《隐私说明》,再接着办' });
      await her.consent.say({ ...ticked(), documents: [{ doc: 'privacy', version: present('privacy') + 1 }] });
      await expect(her.errands.send(aRequest(county))).resolves.toMatchObject({ state: 'open' });
    });
    await withNext('sms', async () =>
      expect((await her.consent.mine()).consents.at(-1)).toMatchObject({ agreed: false, present: 2, version: 1 }),
    );
  });
});

describe('taking it back', () => {
  it('stops new requests at once, while matters under way are read, and go on', async () => {
    const agreed = await matterIn(county, 'agreed');
    const { her, his, id, epoch, code } = agreed;
    await her.consent.say(taking('privacy'));
    await expect(her.errands.send(aRequest(county))).rejects.toMatchObject({ code: 'CONSENT_NEEDED' });
    await expect(her.errands.show({ id })).resolves.toMatchObject({ state: 'agreed' });
    await her.errands.askTime({ id, day: null, part: 'any' });
    await his.visits.contact({ id, epoch, consents: null });
    await his.visits.agree({ id, epoch, from: county.later(60).toISOString(), to: county.later(120).toISOString() });
    await his.visits.arrive({ id, epoch, code: (await her.errands.show({ id })).visitCode ?? code });
    await his.visits.finish({ id, epoch, outcome: 'solved' });
    await expect(her.errands.confirm({ id, outcome: 'solved' })).resolves.toMatchObject({ state: 'confirmed' });
    const other = await matterIn(county, 'open');
    await other.her.consent.say(taking('privacy', 'terms'));
    await expect(other.her.errands.withdraw({ id: other.id })).resolves.toMatchObject({ state: 'withdrawn' });
  });

  it('still shows what had been done before, to whoever asks again with the same key', async () => {
    const person = await county.resident();
    const [call, key] = [await wireOf(county, person), newKey()];
    const { words: _, ...request } = aRequest(county);
    const first = await call('/errands', request, key);
    expect(first.status).toBe(200);
    await (await county.as(person)).consent.say(taking('terms'));
    expect(await call('/errands', request, key)).toMatchObject({ status: 200, data: { id: first.data.id } });
    expect((await call('/errands', request, newKey())).data.code).toBe('CONSENT_NEEDED');
  });

  it('of SMS leaves everything else as it is', async () => {
    const person = await county.resident();
    const [her, port] = [await county.as(person), await county.service.get(PeoplePort)];
    expect(await port.agreed(person.id, 'sms')).toBe(true);
    await her.consent.say(taking('sms'));
    expect(await port.agreed(person.id, 'sms')).toBe(false);
    await expect(her.errands.send(aRequest(county))).resolves.toMatchObject({ state: 'open' });
  });

  it('of what was never agreed to leaves no trace', async () => {
    const person = await newcomer();
    await (await county.as(person)).consent.say(taking('privacy'));
    expect(await rowsOf(person)).toEqual([]);
  });

  it('and agreeing at the same moment end in one of the two, and the gate says the same', async () => {
    for (let round = 0; round < 10; round++) {
      const person = await county.resident();
      const her = await county.as(person);
      await Promise.all([her.consent.say(taking('terms')), her.consent.say(ticked())]);
      const last = (await rowsOf(person)).filter(({ doc }) => doc === 'terms').at(-1)?.action;
      expect(await ending(her.errands.send(aRequest(county)))).toBe(last === 'agree' ? 'ok' : 'CONSENT_NEEDED');
    }
  });
});

describe('whoever holds a post', () => {
  it('does the duty of the post without agreeing to anything, and agrees as everybody for what is one’s own', async () => {
    const agent = await county.agent();
    const his = await county.as(agent);
    await his.consent.say(taking('privacy', 'terms', 'sms'));
    const { id } = await matterIn(county, 'open', { agent });
    await his.visits.pick({ id });
    for (const as of ['post', 'resident'] as const)
      await expect((await county.as(agent, as)).errands.send(aRequest(county))).rejects.toMatchObject({ code: 'CONSENT_NEEDED' });
  });
});
