import * as z from 'zod/mini';
import { type Reader, WechatAway } from './wechat.line';

/** Success may leave the code out. */
const Status = z.object({ errcode: z.optional(z.number()) });

/** Reads a JSON answer: its errcode, or what it is expected to hold. */
export const jsonOf =
  <S extends z.ZodMiniType>(schema: S): Reader<z.output<S>> =>
  (bytes, path) => {
    const json = parsed(bytes, path);
    const status = Status.safeParse(json);
    if (!status.success) throw new WechatAway('unreadable', path);
    const { errcode = 0 } = status.data;
    if (errcode !== 0) return { ok: false, errcode };
    const held = schema.safeParse(json);
    if (!held.success) throw new WechatAway('unreadable', path);
    return { ok: true, value: held.data };
  };

function parsed(bytes: Buffer, path: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new WechatAway('unreadable', path);
  }
}
