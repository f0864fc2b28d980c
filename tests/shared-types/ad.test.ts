import { adsIn } from 'shared-types/groups';

describe('what leads out of a group in words', () => {
  it.each([
    ['详情见 https://a.example.com/x?y=1', ['link']],
    ['HTTPS://短链接.中国/abc', ['link']],
    ['https://gov.cn@evil.example/x', ['link']],
    ['http://www.gov.cn.evil.com', ['link']],
    ['淘宝店 shop-9.taobao.com 有货', ['link']],
    ['ｗｗｗ．ａｂｃ．ｃｏｍ', ['link']],
    ['看 abc\u200b.com', ['link']],
    ['我的电话13912345678,随时打', ['phone']],
    ['打 +86 139-1234-5678', ['phone']],
    ['店里座机 0313-3180000', ['phone']],
    ['客服 400-810-1234', ['phone']],
    ['微信号:shop_888 细聊', ['wechat']],
    ['微信号 shop_888', ['wechat']],
    ['加V shop888xyz', ['wechat']],
    ['VX:abc12345', ['wechat']],
    ['13912345678 微信同号', ['phone', 'wechat']],
    ['微信:13912345678', ['phone', 'wechat']],
  ])('finds it in %s', (words, found) => expect(adsIn(words)).toEqual(found));

  it.each([
    '网上办:https://zwfw.hebei.gov.cn/abc',
    'www.xuanhua.gov.cn 上能查',
    '打 12345 或者 12315 都行',
    '统一社会信用代码 91130705MA07XYZ123',
    '单号 20261122139123456789',
    '身份证 130705199003071234',
    '微信支付不了,换个手机 Android 版也不行',
    '发我邮箱 wang.li@qq.com',
    '清单.docx 在附件里',
    '摊位 3-5 号,月租 1300 元,2026-11-22 到期',
    '加我们一个名额',
  ])('finds nothing in %s', (words) => expect(adsIn(words)).toEqual([]));

  it('takes no longer for what was made to take long', () => {
    const [long, start] = [['a.', 'a-', '加 ', '微信', '1 3-', '0313', 'http://'].map((piece) => piece.repeat(5000)), performance.now()];
    for (const words of long) adsIn(words);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
