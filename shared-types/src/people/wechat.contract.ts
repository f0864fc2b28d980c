import * as z from 'zod/mini';
import { EVERYONE } from '../kernel/actor';
import { route } from '../kernel/contract';
import { mobile, text } from '../kernel/fields';
import { Me, receipt, SignedIn } from './person.contract';

/** What wx.login and the phone button hand out: good once, for five minutes. */
const wechatCode = z.string().check(z.regex(/^[\x21-\x7e]{4,512}$/));
const ticket = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
const device = text(60);

/** A picture as base64; it is made small and clean before it is kept. */
const IMAGE = 700_000;

export const wechatRoutes = {
  enter: route({
    method: 'POST',
    path: '/wechat-sign-in',
    summary: 'Sign in with WeChat; whoever is not known yet gets a ticket and proves a phone with it',
    roles: 'public',
    matrix: 'session.open',
    body: z.strictObject({ code: wechatCode, device }),
    response: z.object({ signedIn: z.nullable(SignedIn), ticket: z.nullable(z.string()) }),
    refusals: ['WECHAT_OFF', 'WECHAT_AWAY', 'WECHAT_CODE_WRONG', 'WECHAT_RISKY', 'TOO_OFTEN'],
  }),
  enterByPhone: route({
    method: 'POST',
    path: '/wechat-sign-in/phone',
    summary: 'Prove the phone with the number WeChat knows',
    roles: 'public',
    matrix: 'session.open',
    body: z.strictObject({ ticket, phoneCode: wechatCode, device }),
    response: SignedIn,
    refusals: [
      'WECHAT_OFF',
      'WECHAT_AWAY',
      'WECHAT_TICKET_OVER',
      'WECHAT_CODE_WRONG',
      'WECHAT_NO_PHONE',
      'WECHAT_BOUND_ELSEWHERE',
      'TOO_OFTEN',
    ],
  }),
  enterBySms: route({
    method: 'POST',
    path: '/wechat-sign-in/sms',
    summary: 'Prove the phone with a code sent to it, where WeChat gives none',
    roles: 'public',
    matrix: 'session.open',
    body: z.strictObject({ ticket, phone: mobile, code: z.string().check(z.regex(/^\d{6}$/)), receipt, device }),
    response: SignedIn,
    refusals: ['WECHAT_TICKET_OVER', 'CODE_WRONG', 'WECHAT_BOUND_ELSEWHERE', 'TOO_OFTEN'],
  }),
  setAvatar: route({
    method: 'PUT',
    path: '/me/avatar',
    summary: 'Show this picture of me',
    roles: EVERYONE,
    matrix: 'profile.own',
    body: z.strictObject({ image: z.string().check(z.maxLength(IMAGE), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)) }),
    response: Me,
    refusals: ['PICTURE_UNREADABLE', 'TOO_OFTEN'],
  }),
  dropAvatar: route({
    method: 'DELETE',
    path: '/me/avatar',
    summary: 'Show no picture of me',
    roles: EVERYONE,
    matrix: 'profile.own',
    response: Me,
  }),
};
