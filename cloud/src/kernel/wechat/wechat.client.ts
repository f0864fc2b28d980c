import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Reader, type Said, WechatAway, WechatLine } from './wechat.line';
import { WechatToken } from './wechat.token';

const TOKEN_REFUSED = [40001, 40014, 42001];

export interface Call<T> {
  path: string;
  body: object;
  read: Reader<T>;
  /** May be asked once more where the platform says it is busy: it has done nothing then. */
  again?: boolean;
}

/** Calls that need the access token. A token that is refused is fetched anew, once. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatClient {
  @Inject() line: WechatLine;
  @Inject() token: WechatToken;

  /** Throws WechatAway. */
  async call<T>(call: Call<T>): Promise<Said<T>> {
    const token = await this.token.get();
    const said = await this.once(call, token);
    if (said.ok || !TOKEN_REFUSED.includes(said.errcode)) return said;
    const next = await this.token.after(token);
    if (next === null) throw new WechatAway('no-token', call.path);
    return this.once(call, next);
  }

  private async once<T>({ path, body, read, again }: Call<T>, token: string): Promise<Said<T>> {
    const asked = { query: { access_token: token }, body };
    try {
      return await this.line.ask(path, asked, read);
    } catch (error) {
      if (!again || !(error instanceof WechatAway) || error.why !== 'busy') throw error;
      return this.line.ask(path, asked, read);
    }
  }
}
