import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import * as z from 'zod/mini';
import { env } from '../../config/env';
import { sha256 } from '../crypto';
import { Database } from '../db/database';
import type { Tx } from '../db/transaction';
import { canonical } from '../engine/timeline';
import { log } from '../log';
import { Clock } from '../time/clock';
import { decrypted, isSigned } from './wechat.push.crypto';

const MINUTE = 60_000;
/** A signature holds for five minutes, to either side. */
const WINDOW = 5 * MINUTE;
/** The platform tries again within minutes; what is older cannot come twice. */
const KEPT = 3 * 1440 * MINUTE;

const text = z.string();
const Signed = z.object({ signature: text, timestamp: text, nonce: text });
const Echo = z.extend(Signed, { echostr: text });
const Sealed = z.extend(Signed, { msg_signature: text });
const Envelope = z.object({ Encrypt: text });
const Message = z.looseObject({
  FromUserName: text,
  CreateTime: z.number(),
  MsgType: text,
  Event: z.optional(text),
  MsgId: z.optional(z.union([text, z.number()])),
  trace_id: z.optional(text),
});
/** What the platform pushes; what else an event holds is for its handler to parse. */
export type PushMessage = z.infer<typeof Message>;
/** Runs in one transaction with the mark that the message has come; throwing lets the platform try again. */
export type PushHandler = (tx: Tx, message: PushMessage) => Promise<void>;

/** Message push in safe mode with JSON: what was not sent by the platform, for us and just now, is refused. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatPush {
  @Inject() database: Database;
  @Inject() clock: Clock;
  private handlers = new Map<string, PushHandler[]>();

  get open() {
    return env.WECHAT_APPID !== undefined && env.WECHAT_PUSH_TOKEN !== undefined && env.WECHAT_PUSH_KEY !== undefined;
  }

  /** Rooms say at the start which events they hear, `subscribe_msg_sent_event`. */
  onPush(event: string, handler: PushHandler) {
    this.handlers.set(event, [...(this.handlers.get(event) ?? []), handler]);
  }

  /** What to echo when the address is entered at the platform; null where the caller is not the platform. */
  echo(query: unknown): string | null {
    const { data } = Echo.safeParse(query);
    return data && this.isOurs(data.signature, data.timestamp, data.nonce) ? data.echostr : null;
  }

  /** Takes one message in, once however often it comes. False where the caller is not the platform. */
  async take(query: unknown, body: string): Promise<boolean> {
    const { data: sealed } = Sealed.safeParse(query);
    const envelope = read(Envelope, body);
    if (!sealed || !envelope || !this.isOurs(sealed.msg_signature, sealed.timestamp, sealed.nonce, envelope.Encrypt)) return false;
    const message = read(Message, decrypted(envelope.Encrypt, env.WECHAT_PUSH_KEY ?? '', env.WECHAT_APPID ?? ''));
    if (!message) return false;
    await this.database.inTransaction((tx) => this.handle(tx, message));
    return true;
  }

  private isOurs(signature: string, timestamp: string, ...parts: string[]): boolean {
    const away = Math.abs(Number(timestamp) * 1000 - this.clock.now().getTime());
    return away <= WINDOW && isSigned(signature, env.WECHAT_PUSH_TOKEN ?? '', timestamp, ...parts);
  }

  private async handle(tx: Tx, message: PushMessage) {
    const [event, now] = [message.Event ?? message.MsgType, this.clock.now()];
    const { affectedRows } = await tx.run('INSERT IGNORE INTO wechat_push (id, event, at) VALUES (?, ?, ?)', [
      sha256(nameOf(message)),
      event.slice(0, 40).replace(/[^\x21-\x7e]/g, '?'),
      now,
    ]);
    if (affectedRows === 0) return;
    for (const handler of this.handlers.get(event) ?? []) await handler(tx, message);
    await tx.run('DELETE FROM wechat_push WHERE at < ? LIMIT 100', [new Date(now.getTime() - KEPT)]);
    log.info('WeChat pushed', { kind: event });
  }
}

/** Two pushes of one message have the same name; two events of one person in one second do not. */
const nameOf = ({ MsgId, trace_id: trace, ...rest }: PushMessage) => (MsgId ? `msg ${MsgId}` : trace ? `trace ${trace}` : canonical(rest));

function read<S extends z.ZodMiniType>(schema: S, json: string | null): z.output<S> | null {
  try {
    return json === null ? null : (schema.safeParse(JSON.parse(json)).data ?? null);
  } catch {
    return null;
  }
}
