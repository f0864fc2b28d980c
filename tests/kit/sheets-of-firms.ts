import type { FirmImport } from 'shared-types/firms';
import { DeadlinePoller } from '../../cloud/src/kernel/engine/deadline.poller';
import type { County, Held } from './county';
import { newUscc } from './firms';
import { headersOf } from './sessions';

export const HEADER = [
  '统一社会信用代码',
  '名称',
  '类型',
  '行业',
  '规模',
  '标记',
  '所在乡镇',
  '村社区',
  '地址',
  '登记日期',
  '电话',
  '状态',
];
type Row = Partial<Record<(typeof HEADER)[number], string>>;

/** A firm as a row of a sheet; only what a test is about is written in the test. */
export const aRow = (over: Row = {}): string[] => {
  const row: Row = {
    统一社会信用代码: newUscc(),
    名称: '青山矿业机械有限公司',
    类型: '企业',
    行业: 'C35',
    规模: '规上',
    标记: '优质、科技',
    所在乡镇: '五当召镇',
    村社区: '缸房地村',
    地址: '工业路 8 号',
    登记日期: '2019-03-04',
    电话: '0472-8712345',
    状态: '在业',
    ...over,
  };
  return HEADER.map((name) => row[name] ?? '');
};
export const csvOf = (rows: readonly (readonly string[])[], header: readonly string[] = HEADER) =>
  Buffer.from([header, ...rows].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'));

/** Sends a file as the page does. */
export async function bring(county: County, person: Held, file: Buffer, name = '单位.csv') {
  const headers = { ...(await headersOf(county, person)), 'content-type': 'application/octet-stream' };
  const answer = await county.service.raw(`/firm-sheets?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers,
    body: new Uint8Array(file),
  });
  const body = (await answer.json()) as FirmImport & { code: string; message: string };
  return { status: answer.status, ...body };
}

/** Brings a file and writes it to the end. */
export async function brought(county: County, person: Held, file: Buffer): Promise<FirmImport> {
  const { id, status, message } = await bring(county, person, file);
  if (status !== 200) throw new Error(message);
  const theirs = await county.as(person);
  await theirs.firmImports.write({ id, leaveOutWrong: true });
  await worked(county);
  return theirs.firmImports.show({ id });
}

/** Lets the engine do all there is to do. */
export async function worked(county: County) {
  const poller = await county.service.get(DeadlinePoller);
  for (let fired = await poller.tick(county.region); fired > 0; fired = await poller.tick(county.region));
}
