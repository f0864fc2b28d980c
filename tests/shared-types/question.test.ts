import { isDeferring, isQuestion } from 'shared-types/groups';

const ASKED = [
  '营业执照变更需要带什么材料?',
  '请问消防验收找谁',
  '社保减免还能申请吗',
  '门口的路灯坏了半个月,晚上没人敢来',
  '我们这儿又停电了',
  '税务那边一直没给回复',
  '补贴什么时候到账',
  '能不能开个证明',
  '麻烦帮我们协调一下停车的事',
  '要多少天',
  '房产证办不下来,跑了三趟了',
  '这个表咋填',
  '想咨询一下贷款贴息',
  '材料又被退回来了',
  '是不是要去区里办呢',
  '平台登不上,试了一上午',
  '垃圾没人管了',
  'Q3 的补贴名单公示了吗？',
];
const NOT_ASKED = [
  '谢谢',
  '收到,谢谢领导',
  '好的',
  '好的,明天过去',
  '已解决,感谢商务局',
  '大家新年好',
  '[图片]',
  '我们公司今天开业,欢迎来坐坐',
  '明白了',
  '吗',
  '?',
  '哈哈哈哈',
  '谢谢张科长,修好了',
  '转发通知给各家门店',
  '嗯嗯好的没问题',
];

describe('what a firm says in a group', () => {
  it.each(ASKED)('asks for something: %s', (text) => expect(isQuestion(text)).toBe(true));
  it.each(NOT_ASKED)('asks for nothing: %s', (text) => expect(isQuestion(text)).toBe(false));
});

const DEFERRING = [
  '稍等',
  '好的,稍等,我问一下',
  '您稍等,我查一下再回您',
  '收到,我们核实一下情况,稍后答复您',
  '我去问问',
  '帮您问一下',
  '正在核实',
  '马上查',
  '晚点回复大家',
  '等一下哈',
];
const ANSWERING = [
  '在查线路,十一点前接好',
  '带正副本',
  '可以的',
  '我看了下,您的材料缺一份身份证复印件',
  '我查一下,您明天带身份证来取',
  '稍等,线路班已经到了,半小时内来电',
  '正在办,周三出证',
  '好的',
  '收到',
  '我问了税务局,十号前到账',
  '您等一下,到二楼三号窗口取号',
];

describe('what staff say to what was asked', () => {
  it.each(DEFERRING)('only puts it off: %s', (text) => expect(isDeferring(text)).toBe(true));
  it.each(ANSWERING)('is an answer: %s', (text) => expect(isDeferring(text)).toBe(false));
  it('is looked at in no time, however it is made', () => {
    const began = performance.now();
    for (const part of ['稍等', '我问问', '马上查', '一会儿']) isDeferring(part.repeat(12).slice(0, 24));
    expect(performance.now() - began).toBeLessThan(50);
  });
});
