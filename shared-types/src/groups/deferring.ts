/** What is said before it, out of politeness. */
const FIRST = '(?:好的?|收到|您好|你好|明白|嗯)*';
const WAIT = '请?[您你]?(?:稍等|稍候|等一下|等等|等一会儿?|等会儿?)';
const ASK = '(?:问|查|核实|了解|看|联系|打听|确认|请示)';
const LOOK = `我们?(?:这就|马上|先|去|来|[帮给替][您你])*${ASK}一?[下问查看](?:情况)?|[帮给替][您你]${ASK}一?[下问查看](?:情况)?|(?:马上|正在)${ASK}[着中]?`;
const LATER = '(?:再|就|马上|稍后|晚点|回头|一会儿?|待会儿?)*(?:回复?|答复?|告诉|给)(?:[您你]|大家|各位)?(?:信儿?|准话|话|答复)?';
const BY_AND_BY = `(?:稍后|晚点|回头|一会儿?|待会儿?)再?(?:回复?|答复?|告诉)(?:[您你]|大家|各位)?`;
const LAST = '[哈啊呀了哦吧]?(?:谢谢)?';
const DEFERS = `^${FIRST}(?:(?:${WAIT}|${LOOK})(?:${LATER})?|${BY_AND_BY}){1,3}${LAST}$`;
/** Longer than this it says something besides. */
const MOST = 24;

/** Whether words of staff only say that somebody will look: 稍等,我问一下. They answer nothing yet. */
export function isDeferring(text: string): boolean {
  const said = text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');
  return said.length <= MOST && new RegExp(DEFERS).test(said);
}
