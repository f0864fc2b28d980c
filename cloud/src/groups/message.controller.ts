import { Inject } from '@midwayjs/core';
import { messageRoutes as routes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Serve } from '../kernel/http/serve';
import { AnswerPins } from './answer.service';
import { ChatRoutes } from './chat-switch';
import { History } from './history.service';
import { BoardService } from './notice.service';
import { RecallService } from './recall.service';
import { Receipts } from './receipt.service';
import { SayService } from './say.service';

/** What is said in groups. The phone names each message, so that none is said twice. */
@ChatRoutes()
export class MessageController {
  @Inject() sayService: SayService;
  @Inject() history: History;
  @Inject() recallService: RecallService;
  @Inject() boardService: BoardService;
  @Inject() receiptList: Receipts;
  @Inject() answerPins: AnswerPins;

  @Serve(routes.say, { natural: true })
  async say(said: Input<typeof routes.say>, actor: Actor) {
    return this.sayService.say(actor, said);
  }

  @Serve(routes.page)
  async page(wanted: Input<typeof routes.page>, actor: Actor) {
    return this.history.page(actor, wanted);
  }

  @Serve(routes.search)
  async search(wanted: Input<typeof routes.search>, actor: Actor) {
    return this.history.search(actor, wanted);
  }

  @Serve(routes.recall, { natural: true })
  async recall({ id, seq }: Input<typeof routes.recall>, actor: Actor) {
    await this.recallService.recall(actor, id, seq);
    return { done: true as const };
  }

  @Serve(routes.notify, { natural: true })
  async notify(notice: Input<typeof routes.notify>, actor: Actor) {
    return this.boardService.notify(actor, notice);
  }

  @Serve(routes.board)
  async board({ id }: Input<typeof routes.board>, actor: Actor) {
    return { entries: await this.boardService.board(actor, id) };
  }

  @Serve(routes.readNotice, { natural: true })
  async readNotice({ id, seq }: Input<typeof routes.readNotice>, actor: Actor) {
    return this.receiptList.read(actor, id, seq);
  }

  @Serve(routes.receipts)
  async receipts({ id, seq }: Input<typeof routes.receipts>, actor: Actor) {
    return this.receiptList.list(actor, id, seq);
  }

  @Serve(routes.remind)
  async remind({ id, seq }: Input<typeof routes.remind>, actor: Actor) {
    return { people: await this.receiptList.remind(actor, id, seq) };
  }

  async again({ id }: { id: string }, actor: Actor) {
    return { people: await this.receiptList.remindedOf(actor, id) };
  }

  @Serve(routes.answer, { natural: true })
  async answer(answer: Input<typeof routes.answer>, actor: Actor) {
    return this.answerPins.answer(actor, answer);
  }

  @Serve(routes.unpin, { natural: true })
  async unpin({ id }: Input<typeof routes.unpin>, actor: Actor) {
    await this.answerPins.unpin(actor, id);
    return { done: true as const };
  }
}
