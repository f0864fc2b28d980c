import { join } from 'node:path';
import { App, Configuration, type ILifeCycle, Inject } from '@midwayjs/core';
import * as koa from '@midwayjs/koa';
import * as orm from '@midwayjs/typeorm';
import { CodeMiddleware } from './codes/code.middleware';
import { SheetMiddleware } from './codes/sheet.middleware';
import config from './config/config.default';
import { env } from './config/env';
import { listeners } from './config/listeners';
import { FirmSheetMiddleware } from './firms/sheet.middleware';
import { PersonChanges } from './kernel/auth/person-changes.poller';
import { Database } from './kernel/db/database';
import { Drain } from './kernel/drain';
import { Engine } from './kernel/engine/engine';
import { FileMiddleware } from './kernel/files/file.middleware';
import { leaveStore } from './kernel/files/store';
import { Heart } from './kernel/heart';
import { ActorMiddleware } from './kernel/http/actor.middleware';
import { DocsMiddleware } from './kernel/http/docs.middleware';
import { standAtTheDoor } from './kernel/http/gate.middleware';
import { PagesMiddleware } from './kernel/http/pages.middleware';
import { ProbesMiddleware } from './kernel/http/probes.middleware';
import { RefusalFilter } from './kernel/http/refusal.filter';
import { useSourceForRepeats } from './kernel/http/serve';
import { awaken, pastCalls, serverOf } from './kernel/http/server';
import { log } from './kernel/log';
import { MetricsServer } from './kernel/metrics.server';
import { stopPaces } from './kernel/pace';
import { Safeguards } from './kernel/safeguard.service';
import { Gateway } from './kernel/socket/gateway';
import { WechatPushMiddleware } from './kernel/wechat/wechat.push.middleware';
import { ShortAddressMiddleware } from './notices/short-address.middleware';
import { AvatarMiddleware } from './people/avatar.middleware';
import { FirstCodes } from './people/first-codes.service';

@Configuration({ imports: [koa, orm], importConfigs: [{ default: config }] })
export class MainConfiguration implements ILifeCycle {
  @App('koa') app: koa.Application;
  @Inject() database: Database;
  @Inject() heart: Heart;
  @Inject() safeguards: Safeguards;
  @Inject() changes: PersonChanges;
  @Inject() engine: Engine;
  @Inject() gateway: Gateway;
  @Inject() drain: Drain;
  @Inject() metrics: MetricsServer;
  @Inject() firstCodes: FirstCodes;

  async onReady() {
    standAtTheDoor(this.app, [WechatPushMiddleware]);
    this.app.useMiddleware([
      await pastCalls(this.app, [
        ...[ProbesMiddleware, DocsMiddleware, CodeMiddleware, ShortAddressMiddleware],
        ...[PagesMiddleware, AvatarMiddleware, SheetMiddleware],
      ]),
      ActorMiddleware,
      await pastCalls(this.app, [FileMiddleware, FirmSheetMiddleware]),
    ]);
    this.app.useFilter([RefusalFilter]);
    useSourceForRepeats(this.database.source);
    await this.heart.start();
    await this.safeguards.insist();
    await this.changes.start();
    await awaken(this.app, listeners);
    if (env.NODE_ENV !== 'unittest' && env.ENGINE === '1') this.engine.start();
  }

  async onServerReady() {
    const server = serverOf(this.app);
    this.drain.watch(server);
    this.gateway.attach(server);
    await this.metrics.start();
    // Past the log, which a collector keeps: whoever stands at the console reads it. The demo has its own people.
    if (env.NODE_ENV !== 'unittest' && env.DEMO === '0') await this.firstCodes.announce((words) => process.stdout.write(words));
    log.info('ready', { kind: join(env.HOST, String(env.PORT)) });
  }

  async onStop() {
    await this.drain.finish(serverOf(this.app));
    await this.gateway.stop();
    await this.engine.stop();
    this.heart.stop();
    await this.changes.stop();
    await this.database.close();
    this.metrics.stop();
    stopPaces();
    leaveStore();
  }
}
