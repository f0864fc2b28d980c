import { newKey } from '../../miniapp/src/kernel/once';
import { aim } from '../kit/attack';
import { json } from '../kit/calls';
import { another, here, NO_RECEIPT, newPhone } from '../kit/sign-in';
import { statementsOf } from '../kit/statements';
import { openWechatDoor, type WechatDoor } from '../kit/wechat/door';

let door: WechatDoor;
beforeAll(async () => {
  door = await openWechatDoor();
});
afterAll(() => door.close());

describe('signing in', () => {
  it('xA10 V6.3.8 asks and answers the same, by phone and by WeChat, whether somebody is known by the phone or not', async () => {
    const { county } = door;
    const ask = async (path: string, body: object) => {
      const { result, asked } = await statementsOf(county.database, () =>
        county.service.raw(path, { method: 'POST', headers: { ...json, 'idempotency-key': newKey() }, body: JSON.stringify(body) }),
      );
      const { requestId: _, nextAt: __, receipt: ___, ...told } = (await result.json()) as Record<string, unknown>;
      return { status: result.status, told, asked };
    };
    const [known, unknown] = [(await county.resident()).phone, newPhone()];
    const twice = async (path: string, body: (phone: string) => Promise<object>) => {
      const [one, two] = [await ask(path, await body(known)), await ask(path, await body(unknown))];
      expect(one.asked.length).toBeGreaterThan(0);
      expect(one).toEqual(two);
    };
    for (let round = 0; round < 2; round++) {
      await twice('/sessions', async (phone) => ({ phone, code: '000000', receipt: NO_RECEIPT, ...here }));
      await twice('/wechat-sign-in/sms', async (phone) => ({
        ticket: await door.ticket(),
        phone,
        code: '000000',
        receipt: NO_RECEIPT,
        device: 'x',
      }));
      if (round === 0) await twice('/sign-in-codes', async (phone) => ({ phone }));
    }
  });

  it('xA12 V6.6.3 counts wrong codes together, whichever door they are tried at', async () => {
    const phone = newPhone();
    const proof = await door.proofFor(phone);
    const ticket = await door.ticket();
    const [visitor, device] = [door.county.visitor(), 'x'];
    for (let tried = 0; tried < 3; tried++)
      await expect(visitor.people.signIn({ ...proof, code: another(proof.code), ...here })).rejects.toMatchObject({ code: 'CODE_WRONG' });
    for (let tried = 0; tried < 2; tried++)
      await expect(visitor.wechat.enterBySms({ ticket, ...proof, code: another(proof.code), device })).rejects.toMatchObject({
        code: 'CODE_WRONG',
      });
    await expect(visitor.wechat.enterBySms({ ticket, ...proof, device })).rejects.toMatchObject({ status: 429 });
    await expect(visitor.people.signIn({ ...proof, ...here })).rejects.toMatchObject({ status: 429 });
    expect(await door.personsWith(phone)).toBe(0);
  });

  it('xA12 lets one of eight in who come with the same right code at once', async () => {
    const phone = newPhone();
    const proof = await door.proofFor(phone);
    const raced = await Promise.allSettled(Array.from({ length: 8 }, () => door.county.visitor().people.signIn({ ...proof, ...here })));
    expect(raced.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await door.personsWith(phone)).toBe(1);
  });
});

describe('a stranger who knows somebody’s number', () => {
  it('xA9 V6.1.1 cannot spend the tries of her code, whatever is guessed, nor take its place with another', async () => {
    const phone = newPhone();
    const proof = await door.proofFor(phone);
    const visitor = door.county.visitor();
    const receipts = [NO_RECEIPT, 'B'.repeat(43), (await door.proofFor(newPhone())).receipt];
    for (const receipt of receipts)
      for (let tried = 0; tried < 8; tried++)
        await expect(visitor.people.signIn({ phone, code: another(proof.code), receipt, ...here })).rejects.toMatchObject({
          code: 'CODE_WRONG',
        });
    // Not even the right digits, without what she was given.
    await expect(visitor.people.signIn({ phone, code: proof.code, receipt: NO_RECEIPT, ...here })).rejects.toMatchObject({
      code: 'CODE_WRONG',
    });
    await door.longAgo(phone, 61);
    const theirs = await door.proofFor(phone);
    for (let tried = 0; tried < 5; tried++)
      await expect(visitor.people.signIn({ ...theirs, code: another(theirs.code), ...here })).rejects.toMatchObject({ code: 'CODE_WRONG' });
    await expect(visitor.people.signIn({ ...theirs, ...here })).rejects.toMatchObject({ status: 429 });
    expect((await visitor.people.signIn({ ...proof, ...here })).me.phone).toBe(phone);
  });

  it('xA9 cannot use up the codes of her day from one address', async () => {
    const phone = newPhone();
    for (let asked = 0; asked < 6; asked++) {
      await door.proofFor(phone);
      await door.longAgo(phone, 61);
    }
    await expect(door.county.visitor().people.sendCode({ phone })).rejects.toMatchObject({ status: 429, code: 'TOO_OFTEN' });
    await door.fromElsewhere(phone);
    await expect(door.proofFor(phone)).resolves.toMatchObject({ phone });
  });
});

describe('what opens a post', () => {
  const guess = async (name: string, args: () => Record<string, unknown>, most: number) => {
    const target = await aim(name, door.county);
    const codes: unknown[] = [];
    for (let tried = 0; tried < most; tried++) codes.push((await target.fire(args())).body.code);
    const { status, answer } = await target.fire();
    return { codes: new Set(codes), last: status, after: Number(answer.headers.get('retry-after')) };
  };
  const aToken = () => ({ token: newKey().padEnd(43, 'x') });

  it('xA12 V6.5.5 cannot be guessed: an invitation ends in waiting, also for the right one', async () => {
    const { codes, last, after } = await guess('staff.accept', aToken, 20);
    expect({ codes, last }).toEqual({ codes: new Set(['NOT_FOUND']), last: 429 });
    expect(after).toBeGreaterThan(0);
  });

  it('xA12 nor can the code of the first administrator', async () => {
    const { codes, last } = await guess('staff.becomeFirst', () => ({ code: 'AAAA-BBBB-CCCC-DDDD-EEEE-0000' }), 10);
    expect({ codes, last }).toEqual({ codes: new Set(['FIRST_CODE_WRONG']), last: 429 });
  });

  it('xA12 nor by looking at invitations without signing in', async () => {
    const { codes, last } = await guess('staff.look', aToken, 60);
    expect({ codes, last }).toEqual({ codes: new Set(['NOT_FOUND']), last: 429 });
  });
});

it('xA8 V14.2.6 signing in hands out nothing the platform told us, and keeps no key of it', async () => {
  for (const name of ['wechat.enter', 'wechat.enterByPhone', 'wechat.enterBySms']) {
    const target = await aim(name, door.county);
    const { status, text } = await target.fire();
    expect({ name, status }).toEqual({ name, status: 200 });
    expect(text).not.toMatch(/openid|unionid|session_?key|access_token/i);
  }
  const kept = await door.county.database.query<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND column_name LIKE '%session_key%'",
  );
  expect(kept).toEqual([]);
});

it('xA9 a stranger gains nothing by trying many receipts: an address has its measure too', async () => {
  const phone = newPhone();
  const guesses = await Promise.all(
    Array.from({ length: 620 }, (_, i) =>
      door.county
        .visitor()
        .people.signIn({ phone, code: '123456', receipt: String(i).padEnd(43, 'z'), ...here })
        .then(
          () => 'in',
          ({ code }) => code,
        ),
    ),
  );
  expect(new Set(guesses)).toEqual(new Set(['CODE_WRONG', 'TOO_OFTEN']));
});
