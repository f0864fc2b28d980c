import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, openCounty } from '../../kit/county';

let county: County;
let desk: ApiClient;
beforeAll(async () => {
  county = await openCounty();
  desk = await county.as(await county.dispatcher());
});
afterAll(() => county.close());

const look = (code: string) => county.visitor().codes.look({ code });

describe('a code on a wall', () => {
  it('that was taken back says so, and whom to call', async () => {
    const { code } = await desk.codes.make({ kind: 'unit', id: county.units.station });
    await desk.codes.revoke({ code });
    expect(await look(code)).toMatchObject({
      to: null,
      says: '这个码已经停用了,请别照着它办事。要找我们,打这个电话',
      phone: '0472-8700000',
    });
  });

  it('of an agent who has left leads to the service point', async () => {
    const { postId } = await county.agent({ name: '常春燕' });
    const { code } = await desk.codes.make({ kind: 'agent', id: postId });
    expect(await look(code)).toMatchObject({ name: '常春燕', says: null });
    await desk.staff.end({ id: postId, reason: 'moved' });
    const seen = await look(code);
    expect(seen).toMatchObject({ name: '缸房地村便民服务站', says: '这位代办员已经不在这里了,服务点还有人接着帮您' });
    expect(seen.to).toBe(`directory/unit?id=${county.units.station}&region=${county.region}`);
    expect((await desk.codes.list({ unit: county.units.station })).codes.find((row) => row.code === code)?.name).toBe('已经不在这里了');
  });

  it('of an item that is no longer done there leads to the service point', async () => {
    const { code } = await desk.codes.make({ kind: 'item', id: county.units.station, item: 'SB03' });
    await county.database.run('UPDATE item SET hidden = 1 WHERE region = ? AND code = ?', [county.region, 'SB03']);
    const seen = await look(code);
    await county.database.run('UPDATE item SET hidden = 0 WHERE region = ? AND code = ?', [county.region, 'SB03']);
    expect(seen).toMatchObject({ says: '这件事现在不在这里办了,可以问问服务点', to: expect.stringContaining('directory/unit') });
    expect((await look(code)).says).toBeNull();
  });

  it('opens a page in any browser by its short address', async () => {
    const open = (path: string) => fetch(`${county.service.url}${path}`, { redirect: 'manual' });
    const answer = await open('/c/Ab3dE9xQ0z');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/#/directory/code?s=Ab3dE9xQ0z']);
    for (const path of ['/c/short', '/c/Ab3dE9xQ0z1', '/c/Ab3dE9xQ0z/more', '/c/']) expect((await open(path)).status).toBe(404);
  });
});
