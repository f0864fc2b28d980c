import { env } from '../config/env';
import { Refusal } from '../kernel/errors';
import { Routes } from '../kernel/http/serve';

/** Whether people talk here at all: until the mini-program may be published with talk in it, nothing of the groups is there for anybody. */
export const isChatOpen = () => env.CHAT_ENABLED === '1';

/** Routes that are not there while nobody talks: each of them answers CHAT_OFF to whoever may call it. */
export const ChatRoutes = () => Routes(() => (isChatOpen() ? null : new Refusal('CHAT_OFF')));
