/** Marks that make a sentence a question by themselves. */
const MARK = /[?？]/;
/** Words that ask: how, why, when, where, how much, whether, may I. */
const ASKS =
  /怎么|咋|为什么|为啥|什么时候|啥时候|几时|多少|多久|几天|哪里|哪儿|哪个|哪家|谁能|找谁|问谁|能不能|可不可以|行不行|是不是|有没有|要不要|是否|请问|问一下|问问|想问|咨询|请教|求教/;
/** A particle at the end of a sentence that asks. */
const PARTICLE = /[吗呢么嘛][。!!~,,\s]*$/m;
/** Something is wrong, and somebody ought to do something about it. */
const PLEADS =
  /求助|帮帮|帮忙|麻烦.{0,8}(看|查|处理|解决|协调|问)|没人管|没人来|没人理|解决不了|办不了|办不下来|一直没|还没(来|修|批|办|到|给|发|通|解决|处理)|投诉|反映|坏了|停电|停水|断网|漏水|堵(了|住)|收不到|进不去|打不通|登不上|退回来/;
/** What is said to be polite, or to say that it is settled. */
const SETTLED = /^(谢谢|多谢|感谢|收到|好的|好嘞|明白|知道了|辛苦|嗯|哦|行|可以的|解决了|已经?(解决|修好|办好|处理)|没问题|不用了)/;
/** Shorter than this is no plea: 吗? alone is somebody's joke. */
const LEAST = 4;

/** Whether a firm's message asks for something that staff ought to answer. A person decides in the end: it can be marked as needing no answer. */
export function isQuestion(text: string): boolean {
  const said = text.normalize('NFKC').trim();
  if ([...said.replace(/[\s\p{P}]/gu, '')].length < LEAST) return false;
  if (SETTLED.test(said) && !MARK.test(said)) return false;
  return MARK.test(said) || ASKS.test(said) || PARTICLE.test(said) || PLEADS.test(said);
}

/** How an entry of a firm asks: by itself, or only where its sender has nothing open yet that it belongs to; null: not at all. */
export type Asking = 'asks' | 'shows' | null;
/** What has no words: a photo, a document, a place. */
export const SHOWN_KINDS = ['image', 'file', 'place'] as const;

/** A voice asks by itself: nobody knows what it says before somebody has listened. */
export function askingOf(kind: string, text: string | null): Asking {
  if (kind === 'voice' || isQuestion(text ?? '')) return 'asks';
  return SHOWN_KINDS.some((one) => one === kind) ? 'shows' : null;
}
