import type { Server } from 'node:http';
import { type MidwayConfig, MidwayMiddlewareService } from '@midwayjs/core';
import type * as koa from '@midwayjs/koa';

/** The HTTP server under the application: the gateway listens for its upgrades. */
export const serverOf = (app: koa.Application): Server => (app.getFramework() as koa.Framework).getServer();

/** Makes singletons ready before the first call. */
export async function awaken(app: koa.Application, classes: readonly unknown[]) {
  for (const each of classes) await app.getApplicationContext().getAsync<unknown>(each as never);
}

/** Doors that no call of the contract goes through: one step for a call instead of one by each door. */
export async function pastCalls(app: koa.Application, doors: readonly unknown[]) {
  const service = await app.getApplicationContext().getAsync(MidwayMiddlewareService);
  const through = await service.compose([...doors] as never, app as never);
  return (ctx: koa.Context, next: koa.NextFunction) => (ctx.state.isCall ? next() : through(ctx as never, next));
}

/** Midway's type of its own configuration lags behind what its components read: this is the one place that says so. */
export const midwayConfig = (config: object) => config as MidwayConfig;
