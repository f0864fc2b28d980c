import { Inject } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import { codeRoutes as routes } from 'shared-types/codes';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import type { CodeKept } from './code.rows';
import { Codes } from './code.service';
import { viewCode } from './code.view';
import { CodeLook } from './look.service';
import { Sheets } from './sheet.service';

/** Codes on cards and walls, and the sheets they are printed on. */
@Routes()
export class CodeController {
  @Inject() codes: Codes;
  @Inject() codeLook: CodeLook;
  @Inject() sheets: Sheets;

  @Serve(routes.look)
  async look({ code }: Input<typeof routes.look>, ctx: Context) {
    return this.codeLook.look(code, ctx.ip);
  }

  @Serve(routes.list)
  async list({ unit }: Input<typeof routes.list>, actor: Actor) {
    return { codes: await this.shown(await this.codes.ofUnit(actor, unit)) };
  }

  @Serve(routes.make, { natural: true })
  async make(named: Input<typeof routes.make>, actor: Actor) {
    const row = await this.codes.make(actor, named);
    return viewCode(row, (await this.codeLook.namesOf([row])).get(row.code));
  }

  @Serve(routes.revoke, { natural: true })
  async revoke({ code }: Input<typeof routes.revoke>, actor: Actor) {
    await this.codes.revoke(actor, code);
    return { done: true as const };
  }

  @Serve(routes.sheet, { natural: true })
  async sheet(wanted: Input<typeof routes.sheet>, actor: Actor) {
    return this.sheets.order(actor, wanted);
  }

  private async shown(rows: CodeKept[]) {
    const names = await this.codeLook.namesOf(rows);
    return rows.map((row) => viewCode(row, names.get(row.code)));
  }
}
