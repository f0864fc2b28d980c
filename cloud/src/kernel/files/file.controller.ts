import { Inject } from '@midwayjs/core';
import { api } from 'shared-types/api';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../http/serve';
import { Files } from './file.service';

const routes = api.files;

@Routes()
export class FileController {
  @Inject() files: Files;

  @Serve(routes.links)
  async links({ ids }: Input<typeof routes.links>, actor: Actor) {
    return this.files.links(actor, ids.split(','));
  }
}
