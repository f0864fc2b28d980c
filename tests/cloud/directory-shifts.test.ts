import { type County, type Held, openCounty } from '../kit/county';

let county: County;
let clerk: Held;
let colleague: Held;
beforeAll(async () => {
  county = await openCounty();
  [clerk, colleague] = [await county.clerk(county.units.bureau, '柳青'), await county.clerk(county.units.bureau, '马强')];
});
afterAll(() => county.close());

const FIVE_AND_TWO = '周一至周五 08:30-12:00 14:30-18:00;周六 09:00-12:00';
const rosterOf = async (who: Held) => (await county.as(who)).directory.roster();
const lineOf = async (who: Held, of: Held) => (await rosterOf(who)).agents.find(({ postId }) => postId === of.postId);
const shiftsOf = ({ postId }: Held) =>
  county.database.query('SELECT weekday, opens, closes FROM shift WHERE region = ? AND post_id = ? ORDER BY weekday, opens', [
    county.region,
    postId,
  ]);

describe('the roster of a unit', () => {
  it('shows a clerk the colleagues, who are there in the opening hours until somebody says otherwise', async () => {
    await county.clerk(county.units.town, '别的单位');
    await county.agent();
    const { agents, hours } = await rosterOf(clerk);
    expect(agents.map(({ name }) => name).sort()).toEqual(['柳青', '马强'].sort());
    expect(agents[0]).toMatchObject({ kind: null, title: '科员', capacity: null, onDuty: true, shifts: [], leaves: [] });
    expect(hours).toEqual(['周一至周五 08:30-12:00 14:30-18:00']);
  });

  it('keeps a week with Saturdays, and gives it up again', async () => {
    const his = await county.as(clerk);
    await his.directory.setShifts({ id: colleague.postId, shifts: FIVE_AND_TWO });
    await his.directory.setShifts({ id: colleague.postId, shifts: FIVE_AND_TWO });
    expect(await lineOf(clerk, colleague)).toMatchObject({ shifts: FIVE_AND_TWO.split(';'), duty: '今天到 12:00' });
    expect(await shiftsOf(colleague)).toHaveLength(11);
    await his.directory.setShifts({ id: colleague.postId, shifts: '' });
    expect(await lineOf(clerk, colleague)).toMatchObject({ shifts: [], onDuty: true });
  });

  it('notes leave of a colleague and takes it back, as of an agent', async () => {
    const his = await county.as(clerk);
    const { id } = await his.directory.addLeave({
      postId: colleague.postId,
      ...{ from: county.now().toISOString(), to: county.later(120).toISOString(), reason: '去开会' },
    });
    expect(await lineOf(clerk, colleague)).toMatchObject({ onDuty: false, duty: '请假,今天 14:30 回来', leaves: [{ id }] });
    await his.directory.endLeave({ id });
    expect(await lineOf(clerk, colleague)).toMatchObject({ onDuty: true, leaves: [] });
  });

  it('is not for other units, nor for dispatchers, nor the other way round', async () => {
    const other = await county.as(await county.clerk(county.units.town));
    const dispatcher = await county.as(await county.dispatcher(county.units.centre));
    const agent = await county.agent();
    for (const who of [other, dispatcher])
      await expect(who.directory.setShifts({ id: colleague.postId, shifts: FIVE_AND_TWO })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const his = await county.as(clerk);
    await expect(his.directory.setShifts({ id: agent.postId, shifts: FIVE_AND_TWO })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect((await county.as(agent)).directory.setShifts({ id: agent.postId, shifts: FIVE_AND_TWO })).rejects.toMatchObject({
      code: 'NOT_FOR_YOU',
    });
    await expect(county.visitor().directory.setShifts({ id: agent.postId, shifts: FIVE_AND_TWO })).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
    const gone = await county.clerk(county.units.bureau, '走了的');
    await county.database.run('UPDATE post SET ended_at = ? WHERE region = ? AND id = ?', [county.now(), county.region, gone.postId]);
    await expect(his.directory.setShifts({ id: gone.postId, shifts: FIVE_AND_TWO })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes no week it cannot read, and none without shifts for an agent', async () => {
    const his = await county.as(clerk);
    for (const shifts of ['周末', '周一 12:00-08:30', '周一 08:00-12:00;周一 11:00-13:00'])
      await expect(his.directory.setShifts({ id: colleague.postId, shifts })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const agent = await county.agent();
    const desk = await county.as(await county.dispatcher());
    const before = await shiftsOf(agent);
    await expect(desk.directory.setShifts({ id: agent.postId, shifts: '' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await shiftsOf(agent)).toEqual(before);
    await desk.directory.setShifts({ id: agent.postId, shifts: '周一三五 08:30-12:00' });
    expect(await shiftsOf(agent)).toHaveLength(3);
  });

  it('is one of two weeks when two set it at once, never both', async () => {
    const weeks = ['周一 08:30-12:00', '周二 08:30-12:00'];
    const both = await Promise.all([county.as(clerk), county.as(colleague)]);
    await Promise.all(both.map((who, i) => who.directory.setShifts({ id: colleague.postId, shifts: weeks[i] ?? '' })));
    expect(await shiftsOf(colleague)).toHaveLength(1);
  });
});
