/** Code points of a text, as the senders of long pleas need them and a phone can show. */
export const TEXT_MOST = 5000;
/** People or units one message may speak to. */
export const AT_MOST = 50;
/** Milliseconds within which one's own message can be recalled. */
export const RECALL_WITHIN = 2 * 60_000;
/** Seconds of a voice message. */
export const VOICE_MOST = 60;
/** Code points of what is said in a voice, typed. */
export const TRANSCRIPT_MOST = 600;
/** Entries of one page of history. */
export const PAGE = 30;
/** Entries one may be behind and still be given all of them in order. */
export const BEHIND_MOST = 5000;
/** What one answer to "what came after" may hold. */
export const AFTER_MOST = 200;
/** What a word of the county's own list stands for. */
export const WORD_LABELS = ['ad', 'abuse', 'porn', 'fraud', 'politics', 'privacy'] as const;
/** What may be held against a message, by whoever judged it. */
export const LABEL_WORDS: Readonly<Record<string, string>> = {
  ad: '广告',
  abuse: '骂人的话',
  porn: '低俗内容',
  fraud: '疑似诈骗',
  politics: '违规内容',
  privacy: '别人的隐私',
  link: '有网址',
  phone: '有电话号码',
  wechat: '留了微信号',
  qr: '照片里有二维码',
  unseen: '照片、语音和文件要人看过才放出来',
  late: '微信一直没有给出判断',
  // WeChat's own numbers.
  '10001': '广告',
  '20001': '违规内容',
  '20002': '低俗内容',
  '20003': '骂人的话',
  '20006': '违法犯罪的内容',
  '20008': '疑似诈骗',
  '20012': '低俗内容',
  '20013': '版权不清的内容',
  '21000': '不合适的内容',
};
