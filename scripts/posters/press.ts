import { Bundles } from '../../cloud/src/catalogue/bundle.service';
import { CataloguePort } from '../../cloud/src/catalogue/catalogue.port';
import { ItemGuides } from '../../cloud/src/catalogue/guide.service';
import { Items } from '../../cloud/src/catalogue/item.service';
import { Points } from '../../cloud/src/catalogue/point.service';
import { UnitItems } from '../../cloud/src/catalogue/unit-item.service';
import { Codes } from '../../cloud/src/codes/code.service';
import { PrintedCodes } from '../../cloud/src/codes/printed-code';
import { SheetFacts } from '../../cloud/src/codes/sheet.facts';
import { Sheets } from '../../cloud/src/codes/sheet.service';
import { Agents } from '../../cloud/src/directory/agent.service';
import { DirectoryPort } from '../../cloud/src/directory/directory.port';
import { Places } from '../../cloud/src/directory/place.service';
import { Units } from '../../cloud/src/directory/unit.service';
import { Rules } from '../../cloud/src/kernel/time/rules';
import { WechatClient } from '../../cloud/src/kernel/wechat/wechat.client';
import { WechatCodes } from '../../cloud/src/kernel/wechat/wechat.code';
import { WechatLine } from '../../cloud/src/kernel/wechat/wechat.line';
import { WechatToken } from '../../cloud/src/kernel/wechat/wechat.token';
import type { Workshop } from '../demo/workshop';

/** What prints, put together by hand: a script has no container. */
export function openPress({ database, clock }: Workshop) {
  const directory = Object.assign(new DirectoryPort(), {
    database,
    placeService: Object.assign(new Places(), { database }),
    unitService: Object.assign(new Units(), { database }),
    agentService: Object.assign(new Agents(), { database, clock }),
  });
  const catalogue = catalogueOf({ database, clock }, directory);
  const codes = Object.assign(new Codes(), { database, clock, directory, catalogue });
  const facts = Object.assign(new SheetFacts(), { directory, catalogue, clock, rules: Object.assign(new Rules(), { database }) });
  const printedCodes = Object.assign(new PrintedCodes(), { wechatCodes: wechatOf() });
  return { directory, catalogue, sheets: Object.assign(new Sheets(), { codes, facts, clock, printedCodes }) };
}

function catalogueOf({ database, clock }: Pick<Workshop, 'database' | 'clock'>, directory: DirectoryPort) {
  const items = Object.assign(new Items(), { database, clock });
  const unitItems = Object.assign(new UnitItems(), { database, directory, items });
  const bundles = Object.assign(new Bundles(), { database });
  const points = Object.assign(new Points(), { directory });
  const itemGuides = Object.assign(new ItemGuides(), { items, unitItems, points, directory, bundles });
  return Object.assign(new CataloguePort(), { itemService: items, unitItems, itemGuides });
}

function wechatOf() {
  const line = new WechatLine();
  const token = Object.assign(new WechatToken(), { line });
  return Object.assign(new WechatCodes(), { client: Object.assign(new WechatClient(), { line, token }) });
}
