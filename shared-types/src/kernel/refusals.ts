/** What a rule may answer. `words` is what the person reads: a sentence that says what to do. */
export const REFUSALS = {
  UNREADABLE: { status: 400, words: '没有看懂发来的内容,请更新后再试' },
  NOT_SIGNED_IN: { status: 401, words: '请先登录' },
  SESSION_ENDED: { status: 401, words: '登录已失效,请重新登录' },
  NOT_FOR_YOU: { status: 403, words: '您当前的身份不能这样做,可以在「我的」里换一个岗位' },
  NOT_FOUND: { status: 404, words: '没有找到,可能已被撤回,或不归您办理' },
  WRONG_METHOD: { status: 405, words: '这里不接受这样的操作' },
  TOO_LARGE: { status: 413, words: '内容太多了,请分几次发送' },
  WRONG_TYPE: { status: 415, words: '这里只接受 JSON 内容' },
  INVALID_INPUT: { status: 422, words: '请检查:{fields}' },
  KEY_MISSING: { status: 422, words: '缺少防重复的编号,请更新后再试' },
  KEY_REUSED: { status: 409, words: '这次提交和上次的内容不一样,请返回重新提交' },
  TOO_OFTEN: { status: 429, words: '操作太频繁了,请{wait}后再试' },
  INTERNAL: { status: 500, words: '系统出了点问题,您填的内容还在,请稍后再试' },
  UNAVAILABLE: { status: 503, words: '系统正忙,您填的内容还在,请稍等再试' },

  CODE_WRONG: { status: 422, words: '验证码不对或已过期,请核对短信,或重新获取' },
  WECHAT_OFF: { status: 409, words: '这里还没有接通微信,请用手机号登录' },
  // No 503: the phone would ask again by itself, and somebody stands there waiting. There is another way in.
  WECHAT_AWAY: { status: 409, words: '微信那边一时没有回应,请稍后再试,或用短信验证码登录' },
  WECHAT_CODE_WRONG: { status: 422, words: '微信给的凭证过期了,请再点一次' },
  WECHAT_TICKET_OVER: { status: 409, words: '隔得有点久了,请回到登录页重新点一次' },
  WECHAT_RISKY: { status: 403, words: '微信提示这个账号有风险,请用手机号和短信验证码登录' },
  WECHAT_NO_PHONE: { status: 409, words: '微信这次没能给出手机号,请填手机号、收短信验证码' },
  WECHAT_BOUND_ELSEWHERE: { status: 409, words: '您的岗位绑的是另一个微信,换微信要请管理员重新发一份邀请' },
  PICTURE_UNREADABLE: { status: 422, words: '这张图片打不开,请换一张照片' },
  PHONE_WRONG: { status: 422, words: '请填写 11 位手机号' },
  POST_NOT_YOURS: { status: 403, words: '您不在这个岗位上,请在「我的」里重新选择' },
  IMPORT_REFUSED: { status: 422, words: '有 {rows} 行不对,一行都没有写入,请改好后重新导入' },
  CONSENT_NEEDED: { status: 409, words: '请先看看并同意{what},再接着办' },
  DOCUMENT_CHANGED: { status: 409, words: '说明刚刚换了新的,请看过新的再同意' },
  ERASURE_HELD: { status: 409, words: '现在还不能注销:{why}' },

  PLACE_UNKNOWN: { status: 422, words: '没有找到这个地方,请重新选择镇和村' },
  ITEM_UNKNOWN: { status: 422, words: '没有找到这件事,请重新选择,或直接说给我们听' },
  MODE_NOT_ALLOWED: { status: 422, words: '这件事不能这样办:{why}' },
  TIME_NOT_OPEN: { status: 422, words: '这个时间已经过了,请换一个时间' },
  NUMBER_WRONG: { status: 422, words: '编号里有一位不对,请对方再念一遍' },
  NEEDS_REASON: { status: 422, words: '请写上原因,对方会看到' },
  URGENT_AT_NIGHT: { status: 422, words: '夜里的急事请直接打电话,有人接;有生命危险请先打 120、110 或 119' },
  MATTER_MOVED_ON: { status: 409, words: '这件事刚刚已经变为「{state}」,请看最新进展' },
  OFFER_GONE: { status: 409, words: '这一单{why},不用您跑了' },
  ALREADY_TAKEN: { status: 409, words: '这一单刚刚被{unit}接走了' },
  STALE_ASSIGNMENT: { status: 409, words: '这件事已经转给别人办,您刚才的操作没有生效' },
  LOAD_FULL: { status: 409, words: '您手上已有 {active} 件,先办完一件再接' },
  NOT_ELIGIBLE: { status: 409, words: '不能交给这个人:{why}' },
  VISIT_CODE_WRONG: { status: 422, words: '见面码不对,还可以试 {left} 次' },
  VISIT_CODE_SPENT: { status: 409, words: '见面码试了 5 次,请改用「打电话确认到了」' },
  CONSENT_MISSING: { status: 409, words: '还没有问过{who}本人愿不愿意,请先打电话问清楚' },
  NO_MORE_RETRIES: { status: 409, words: '已经去过 3 次都没人,请交给镇里来办' },
  CALL_TOO_SOON: { status: 409, words: '今天已经打过,请换一天再打' },
  ROW_IN_USE: { status: 409, words: '这段请假和已有的重叠,请先取消原来的' },
} as const satisfies Record<string, { status: number; words: string }>;
export type RefusalCode = keyof typeof REFUSALS;

/** Fills the named blanks. */
export const wordsFor = (code: RefusalCode, blanks: Record<string, string | number> = {}) =>
  REFUSALS[code].words.replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name] ?? ''));
