const LONGEST = 2500;
/** Words that stand for what the platform would find. */
const FOUND: readonly [RegExp, string, number][] = [
  [/赌博|代开发票|裸聊/, 'risky', 20006],
  [/加微信领|刷单/, 'risky', 10001],
  [/骂人的话|存疑/, 'review', 20003],
];

/** What the platform says about words, by the words alone. */
export function judged({ content, version, scene, openid }: Record<string, unknown>) {
  if (typeof content !== 'string' || version !== 2 || ![1, 2, 3, 4].includes(Number(scene)))
    return { errcode: 47001, errmsg: 'data format error' };
  if (content.length > LONGEST) return { errcode: 44002, errmsg: 'content too long' };
  if (typeof openid !== 'string' || !/^o[A-Za-z0-9_-]{27}$/.test(openid)) return { errcode: 40003, errmsg: 'invalid openid' };
  const [, suggest, label] = FOUND.find(([words]) => words.test(content)) ?? [null, 'pass', 100];
  const detail = [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }];
  return { errcode: 0, errmsg: 'ok', trace_id: 'fake', result: { suggest, label }, detail };
}
