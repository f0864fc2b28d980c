import { Inject } from '@midwayjs/core';
import { transcriptRoutes as routes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Serve } from '../kernel/http/serve';
import { ChatRoutes } from './chat-switch';
import { Transcripts } from './transcript.service';

/** What voices say, in words. */
@ChatRoutes()
export class TranscriptController {
  @Inject() transcripts: Transcripts;

  @Serve(routes.write, { natural: true })
  async write(wanted: Input<typeof routes.write>, actor: Actor) {
    return { entry: await this.transcripts.write(actor, wanted) };
  }
}
