import type { Context } from '@midwayjs/koa';
import { env } from '../../config/env';

const secure = env.HTTPS === '1';
export const COOKIE = secure ? '__Host-session' : 'session';
const KEPT = { httpOnly: true, sameSite: 'lax', secure, path: '/', signed: false, encrypt: false, overwrite: true } as const;
/** As long as browsers allow: when a session ends is the server's to say. */
const LONGEST = 400 * 86_400_000;

export const handToken = (ctx: Context, token: string) => void ctx.cookies.set(COOKIE, token, { ...KEPT, maxAge: LONGEST });
export const dropToken = (ctx: Context) => void ctx.cookies.set(COOKIE, '', { ...KEPT, maxAge: 0 });
export const tokenInCookie = (ctx: Context): string | undefined => ctx.cookies.get(COOKIE, { signed: false, encrypt: false });
