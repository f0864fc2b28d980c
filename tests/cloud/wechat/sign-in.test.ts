import { PeoplePort } from '../../../cloud/src/people/people.port';
import { newKey } from '../../../miniapp/src/kernel/once';
import { ticked } from '../../kit/consents';
import { aPhoto } from '../../kit/ready/wechat';
import { another, newPhone } from '../../kit/sign-in';
import { device, openWechatDoor, type WechatDoor } from '../../kit/wechat/door';

const PHONE = '/wxa/business/getuserphonenumber';
let door: WechatDoor;
beforeAll(async () => {
  door = await openWechatDoor();
});
afterEach(() => door.wechat.forget());
afterAll(() => door.close());

describe('somebody who comes with WeChat for the first time', () => {
  it('proves a phone by one tap and is let in, and from then on without one', async () => {
    const [who, phone] = [newKey(), newPhone()];
    const first = await door.enter(who);
    expect(first).toEqual({ signedIn: null, ticket: expect.stringMatching(/^[\w-]{43}$/) });
    const { token, me } = await door.people().enterByPhone({ ticket: first.ticket!, phoneCode: door.wechat.phoneCode(phone), device });
    expect(me).toMatchObject({ phone, name: null, posts: [] });
    expect((await door.bearing(token).people.me()).id).toBe(me.id);

    const { signedIn, ticket } = await door.enter(who);
    expect(ticket).toBeNull();
    expect(signedIn?.me.id).toBe(me.id);
    expect((await door.bearing(signedIn!.token).people.sessions()).sessions).toHaveLength(2);
  });

  it('is the person an SMS let in before', async () => {
    const phone = newPhone();
    const { me } = await door.newcomer(phone);
    expect((await door.phoneEntry(newKey(), phone)).me.id).toBe(me.id);
  });

  it('proves a phone by a code where WeChat gives none', async () => {
    const [who, phone] = [newKey(), newPhone()];
    const ticket = await door.ticket(who);
    await door.wechat.next(PHONE, { errcode: 1400001 });
    await expect(door.people().enterByPhone({ ticket, phoneCode: door.wechat.phoneCode(phone), device })).rejects.toMatchObject({
      status: 409,
      code: 'WECHAT_NO_PHONE',
    });
    const proof = await door.proofFor(phone);
    await expect(door.people().enterBySms({ ticket, ...proof, code: another(proof.code), device })).rejects.toMatchObject({
      code: 'CODE_WRONG',
    });
    const { me } = await door.people().enterBySms({ ticket, ...proof, device });
    expect((await door.enter(who)).signedIn?.me.id).toBe(me.id);
  });

  it('is named to other rooms by an openid that is nowhere to be read in the database', async () => {
    const [who, port] = [newKey(), await door.county.service.get(PeoplePort)];
    const { me } = await door.phoneEntry(who, newPhone());
    const stranger = await door.county.resident();
    expect(await port.openidOf([me.id, stranger.id])).toEqual(new Map([[me.id, door.wechat.openidOf(who)]]));
    expect(await port.openidOf([])).toEqual(new Map());
    const rows = await door.county.database.query(
      'SELECT * FROM identity JOIN wechat_ticket USING (open_index) WHERE identity.person_id = ?',
      [me.id],
    );
    expect(rows).toHaveLength(1);
    expect(
      Object.values(rows[0] as object)
        .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
        .join(),
    ).not.toContain(door.wechat.openidOf(who));
  });
});

describe('somebody with another WeChat', () => {
  it('moves to the new one by the proved phone; the old one is out, and the inbox says so', async () => {
    const [old, next, phone] = [newKey(), newKey(), newPhone()];
    const before = await door.phoneEntry(old, phone);
    await door.bearing(before.token).consent.say(ticked());
    await door.bearing(before.token).people.change({ region: door.county.region });
    const after = await door.phoneEntry(next, phone);
    expect(after.me.id).toBe(before.me.id);
    await expect(door.bearing(before.token).people.me()).rejects.toMatchObject({ status: 401, code: 'SESSION_ENDED' });
    expect((await door.enter(old)).ticket).not.toBeNull();
    expect(await door.bindingsOf(after.me.id)).toBe(1);
    await door.county.tick();
    const { notices } = await door.bearing(after.token).notices.list({});
    expect(notices.map(({ title }) => title)).toContain('您换了一个微信登录');
  });

  it('is refused with a post: a phone taken away must not take the post with it', async () => {
    const agent = await door.county.agent();
    const { me, token } = await door.phoneEntry(newKey(), agent.phone);
    expect(me.posts).toHaveLength(1);
    await expect(door.phoneEntry(newKey(), agent.phone)).rejects.toMatchObject({ status: 409, code: 'WECHAT_BOUND_ELSEWHERE' });
    expect((await door.bearing(token).people.me()).id).toBe(agent.id);
    expect(await door.bindingsOf(agent.id)).toBe(1);
  });
});

describe('somebody who wishes to be forgotten', () => {
  it('is told what is kept of WeChat and picture, and leaves nothing of it', async () => {
    const { me, token } = await door.phoneEntry(newKey(), newPhone());
    const own = door.bearing(token);
    await own.consent.say(ticked());
    await own.people.change({ region: door.county.region });
    await own.wechat.setAvatar({ image: await aPhoto() });
    const { parts } = await own.myData.export();
    expect(parts.filter(({ name }) => ['wechat', 'avatar'].includes(name)).map(({ rows }) => rows.length)).toEqual([1, 1]);
    await own.myData.askErasure({ sure: true });
    await door.county.clock(door.county.later(15 * 1440 + 1));
    expect(await door.traces(me.id)).toBe(0);
  });
});

describe('a ticket', () => {
  it('is good once, and only as it was given', async () => {
    const ticket = await door.ticket();
    await door.people().enterByPhone({ ticket, phoneCode: door.wechat.phoneCode(newPhone()), device });
    const phoneCode = door.wechat.phoneCode(newPhone());
    await expect(door.people().enterByPhone({ ticket, phoneCode, device })).rejects.toMatchObject({
      status: 409,
      code: 'WECHAT_TICKET_OVER',
    });
    await expect(door.people().enterByPhone({ ticket: 'A'.repeat(43), phoneCode, device })).rejects.toMatchObject({
      code: 'WECHAT_TICKET_OVER',
    });
    const phone = newPhone();
    const proof = await door.proofFor(phone);
    await expect(door.people().enterBySms({ ticket, ...proof, device })).rejects.toMatchObject({ code: 'WECHAT_TICKET_OVER' });
  });

  it('is over after ten minutes', async () => {
    const ticket = await door.ticket();
    await door.county.database.run('UPDATE wechat_ticket SET expires_at = ? ORDER BY id DESC LIMIT 1', [new Date(0)]);
    await expect(door.people().enterByPhone({ ticket, phoneCode: door.wechat.phoneCode(newPhone()), device })).rejects.toMatchObject({
      code: 'WECHAT_TICKET_OVER',
    });
  });
});
