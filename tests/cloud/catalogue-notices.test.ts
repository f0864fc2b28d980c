import { type County, openCounty } from '../kit/county';
import { type Editors, editorsOf } from '../kit/editors';

let county: County;
let desk: Editors;
beforeEach(async () => {
  county = await openCounty(county && { service: county.service });
  desk = await editorsOf(county);
});
afterAll(() => county.close());

const heard = async (who: Editors['writer']) => {
  await county.tick();
  return (await who.notices.list({})).notices.map(({ title, subject }) => [title, subject]);
};

describe('hearing of a change to the catalogue', () => {
  it('is for the other administrators when it is handed in, and for nobody else', async () => {
    const third = await county.as(await county.administrator());
    const dispatcher = await county.as(await county.dispatcher());
    const draft = await desk.start(await desk.item('YL01', { limitValue: 5 }));
    expect(await heard(desk.other)).toEqual([]);
    await desk.writer.edits.submit({ id: draft.id, version: draft.version });
    for (const other of [desk.other, third]) expect(await heard(other)).toEqual([['有一处事项改动等您审核', `item-edit/${draft.id}`]]);
    for (const nobody of [desk.writer, dispatcher]) expect(await heard(nobody)).toEqual([]);
  });

  it('is for the writer when another sends it back, publishes it, or takes it back', async () => {
    const { id, version } = await desk.inReview(await desk.item('YL01', { limitValue: 5 }));
    const back = await desk.other.edits.sendBack({ id, version, reason: '天数再核一核' });
    expect(await heard(desk.writer)).toEqual([['您改的事项退回来了', `item-edit/${id}`]]);
    const again = await desk.writer.edits.submit({ id, version: back.version });
    const done = await desk.other.edits.publish({ id, version: again.version });
    expect((await heard(desk.writer))[0]).toEqual(['您改的事项发布了', `item-edit/${id}`]);
    await desk.other.edits.undo({ id, version: done.version, reason: '还是原来的对' });
    expect((await heard(desk.writer))[0]).toEqual(['您改的事项撤回了', `item-edit/${id}`]);
    expect((await heard(desk.other)).map(([title]) => title)).toEqual(['有一处事项改动等您审核', '有一处事项改动等您审核']);
  });

  it('is not of what one did oneself', async () => {
    const one = await desk.inReview(await desk.item('YL01', { limitValue: 5 }));
    await desk.writer.edits.withdraw({ id: one.id, version: one.version });
    expect(await heard(desk.writer)).toEqual([]);
    const two = await desk.inReview(await desk.item('YL01', { limitValue: 4 }));
    await desk.other.edits.withdraw({ id: two.id, version: two.version });
    expect(await heard(desk.writer)).toEqual([['您改的事项作废了', `item-edit/${two.id}`]]);
  });

  it('is over once it has been looked at', async () => {
    const { id } = await desk.inReview(await desk.item('YL01', { limitValue: 5 }));
    await heard(desk.other);
    await desk.other.deliveries.seen({ subject: `item-edit/${id}` });
    expect((await desk.other.notices.list({})).unread).toBe(0);
  });
});
