import { isQuestion } from 'shared-types/groups';

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
