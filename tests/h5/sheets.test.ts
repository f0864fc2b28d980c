import { looker, type View } from '../kit/browser/look';
import { openStage, type Stage } from '../kit/browser/stage';
import type { Held } from '../kit/county';
import { type Matter, matterIn } from '../kit/matters';

let stage: Stage;
let look: ReturnType<typeof looker>;
let dispatcher: Held;
let agreed: Matter;
let arrived: Matter;
let done: Matter;
let open: Matter;
beforeAll(async () => {
  stage = await openStage();
  look = looker(stage);
  dispatcher = await stage.county.dispatcher();
  const agent = await stage.county.agent();
  agreed = await matterIn(stage.county, 'agreed', { agent });
  arrived = await matterIn(stage.county, 'arrived', { agent });
  done = await matterIn(stage.county, 'done', { agent });
  open = await matterIn(stage.county, 'open', { agent });
});
afterAll(() => stage.close());

const show = ({ id }: Matter) => `errands/matter/show?id=${id}`;
const visit = ({ id }: Matter) => `errands/visit/visit?id=${id}`;
const desk = ({ id }: Matter) => `errands/desk/desk?id=${id}`;

/** What rises over a page. */
const SHEETS: Record<string, () => Omit<View, 'name'>> = {
  time: () => ({ path: show(agreed), words: '换个时间', who: agreed.villager, taps: ['换个时间'] }),
  stop: () => ({ path: show(agreed), words: '不办了', who: agreed.villager, taps: ['不办了'] }),
  confirm: () => ({ path: show(done), words: '办得怎么样,说一声', who: done.villager, taps: ['办得怎么样,说一声'] }),
  village: () => ({ path: 'errands/request/where', words: '缸房地村', who: agreed.villager, taps: [/^在哪个村/, '五当召镇'] }),
  urgent: () => ({ path: 'errands/request/look', words: '这件事急吗?', who: agreed.villager, taps: [/^这件事急吗/] }),
  arrive: () => ({ path: visit(agreed), words: '已经到了', who: agreed.agent, taps: ['已经到了'] }),
  agree: () => ({ path: visit(agreed), words: '换个时间', who: agreed.agent, taps: [/^换个时间/] }),
  finish: () => ({ path: visit(arrived), words: '办完了', who: arrived.agent, taps: ['办完了'] }),
  give: () => ({ path: desk(open), words: '指定一个人', who: dispatcher, taps: ['指定一个人'] }),
  caller: () => ({ path: desk(open), words: '指定一个人', who: dispatcher, taps: ['对方来电'] }),
  'caller-stop': () => ({ path: desk(open), words: '指定一个人', who: dispatcher, taps: ['对方来电', '对方不办了'] }),
  'intake-item': () => ({ path: 'errands/desk/intake', words: '谁打来的', who: dispatcher, taps: [/^办什么/] }),
  'hand-up': () => ({ path: visit(arrived), words: '办完了', who: arrived.agent, taps: [/^我办不了,交给镇里/] }),
  shifts: () => ({ path: 'errands/roster/roster', words: '黄晓梅', who: dispatcher, taps: ['给黄晓梅排班'] }),
  leave: () => ({ path: 'errands/roster/roster', words: '黄晓梅', who: dispatcher, taps: ['给黄晓梅记请假'] }),
};

describe('what rises over a page, in the size of everybody and in the largest', () => {
  it.each(Object.keys(SHEETS))('%s', async (name) => {
    await look({ name: `sheet-${name}`, path: '', words: '', ...SHEETS[name]?.() });
  });
});
