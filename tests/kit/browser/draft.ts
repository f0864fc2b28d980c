/** A request typed as far as its last page. */
export const begun = (village: string) => ({
  item: { code: 'YL01', name: '80岁以上老人津贴', limit: '10 个工作日' },
  division: { code: village, name: '缸房地村' },
  text: '幸福大院 3 排 2 户,蓝色大门',
  relation: 'parent',
  name: '云桂兰',
  forName: '云秀英',
  age: '86',
  note: '腿脚慢,敲门请等一等',
});

/** A call written down at a desk, but for sending it. */
export const called = (village: string) => ({
  ...begun(village),
  name: '云秀英',
  noPhone: true,
  contactName: '赵玉成',
  contactPhone: '13700000000',
  urgent: 'bedridden',
  urgentReason: '摔了一跤,起不来',
  day: '2026-11-24',
});
