import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Sessions } from '../kernel/auth/session.service';
import { sha256 } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import { isDuplicate } from '../kernel/db/duplicate';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Flights } from '../kernel/flight';
import { Pace } from '../kernel/pace';
import { WechatSignIn } from '../kernel/wechat/wechat.sign-in';
import { Identities } from './identity.rows';
import { type Entered, type Proof, SignInService } from './sign-in.service';
import { type Ticket, Tickets } from './ticket.rows';

/** Which call this is: a repeat has the same key. */
interface Call {
  device: string;
  key: string;
}
/** Finds the person a ticket's phone belongs to, or says why there is none. */
type Prove = (tx: Tx) => Promise<string | Refusal>;

/** The way in with WeChat: at once for whoever is known, and with a proved phone for whoever is not. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatSignInService {
  @Inject() database: Database;
  @Inject() sessions: Sessions;
  @Inject() wechat: WechatSignIn;
  @Inject() tickets: Tickets;
  @Inject() identities: Identities;
  @Inject() signIn: SignInService;
  /** A whole village may stand behind one address. */
  private perAddress = new Pace('wechat', 600, 3600);
  /** A cut line is tried again at once, while the platform still thinks about the first call. */
  private exchanges = new Flights<Ticket>();
  private entries = new Flights<Entered>();

  /** Either who has entered, or the ticket with which a phone is proved. */
  async enter(code: string, { device, key }: Call, address: string): Promise<Entered | { ticket: string }> {
    await this.perAddress.take(address);
    const ticket = await this.exchanges.join(`${key} ${code}`, () => this.ticketFor(code, key));
    const entered = await this.database.inTransaction(async (tx) => {
      const personId = await this.identities.holderOf(tx, ticket.openIndex);
      return personId && { personId, token: await this.open(tx, personId, device, `wechat ${key}`) };
    });
    return entered || { ticket: await this.tickets.hand(ticket) };
  }

  /** With the number WeChat knows. */
  enterByPhone(token: string, phoneCode: string, call: Call): Promise<Entered> {
    return this.entries.join(`${token} ${call.key}`, () => this.byPhone(token, phoneCode, call));
  }

  private async byPhone(token: string, phoneCode: string, call: Call): Promise<Entered> {
    const phone = (await this.isRepeat(token, call.key)) ? null : await this.phoneOf(phoneCode, token, call.key);
    return this.enterWith(token, call, async (tx) => (phone ? this.signIn.personOf(tx, phone) : new Refusal('WECHAT_TICKET_OVER')));
  }

  /** With a code sent to the phone, where WeChat gives no number. */
  async enterBySms(token: string, proof: Proof, call: Call, address: string): Promise<Entered> {
    await this.signIn.mayGuess(address, proof);
    await this.isRepeat(token, call.key);
    return this.enterWith(
      token,
      call,
      async (tx) => (await this.signIn.spend(tx, proof, call.key)) ?? this.signIn.personOf(tx, proof.phone),
    );
  }

  /** WeChat takes a code once: the same call again finds what it said then. */
  private async ticketFor(code: string, key: string): Promise<Ticket> {
    const once = sha256(`${key} ${code}`);
    const kept = await this.tickets.ofCall(once);
    if (kept) return kept;
    try {
      return await this.tickets.make(once, await this.wechat.person(code));
    } catch (error) {
      // The same call may have been under way twice, and the other one was quicker.
      const quicker = isLost(error) ? await this.tickets.ofCall(once) : null;
      if (!quicker) throw error;
      return quicker;
    }
  }

  private async phoneOf(phoneCode: string, token: string, key: string): Promise<string | null> {
    try {
      return await this.wechat.phone(phoneCode);
    } catch (error) {
      if (isLost(error) && (await this.isRepeat(token, key))) return null;
      throw error;
    }
  }

  /** Whether this very call has spent the ticket before. Throws where the ticket is unknown, over, or another call's. */
  private async isRepeat(token: string, key: string): Promise<boolean> {
    const ticket = await this.tickets.find(token);
    if (!ticket || (ticket.usedKey !== null && ticket.usedKey !== key)) throw new Refusal('WECHAT_TICKET_OVER');
    return ticket.usedKey === key;
  }

  private async enterWith(token: string, call: Call, prove: Prove): Promise<Entered> {
    const work = () => this.database.inTransaction((tx) => this.spend(tx, token, call, prove));
    // Two calls met at the unique key of one WeChat: the second finds what the first has bound.
    const entered = await work().catch((error) => (isDuplicate(error) ? work() : Promise.reject(error)));
    // A wrong code was counted, so its refusal is thrown after the commit.
    if (entered instanceof Refusal) throw entered;
    return entered;
  }

  private async spend(tx: Tx, token: string, { device, key }: Call, prove: Prove): Promise<Entered | Refusal> {
    const ticket = await this.tickets.find(token, tx);
    if (!ticket || (ticket.usedKey !== null && ticket.usedKey !== key)) return new Refusal('WECHAT_TICKET_OVER');
    const personId = ticket.personId ?? (await this.holder(tx, ticket, prove));
    if (personId instanceof Refusal) return personId;
    await this.tickets.spend(tx, ticket, key, personId);
    return { personId, token: await this.open(tx, personId, device, `wechat phone ${key}`) };
  }

  /** Whose WeChat it has become meanwhile, or the person of the proved phone. */
  private async holder(tx: Tx, ticket: Ticket, prove: Prove): Promise<string | Refusal> {
    const known = await this.identities.holderOf(tx, ticket.openIndex);
    if (known) return known;
    const proved = await prove(tx);
    if (proved instanceof Refusal) return proved;
    await this.identities.bind(tx, ticket, proved);
    return proved;
  }

  private open(tx: Tx, personId: string, device: string, once: string) {
    return this.sessions.open(tx, { personId, channel: 'weapp', device }, once);
  }
}

/** The code is spent, or its row is there: signs that the same call was answered elsewhere. */
const isLost = (error: unknown) => (error instanceof Refusal && error.code === 'WECHAT_CODE_WRONG') || isDuplicate(error);
