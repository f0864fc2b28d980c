import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileCard } from 'shared-types/kernel/file.contract';
import sharp from 'sharp';
import { env } from '../../cloud/src/config/env';
import { newKey } from '../../miniapp/src/kernel/once';
import type { County, Held, Person } from './county';
import { headersOf } from './sessions';

/** A folder of files for this test file alone: what others send just now is not what this one left behind. */
export function ownFolder() {
  env.FILES_DIR = mkdtempSync(join(tmpdir(), 'files-'));
}

export interface Sending {
  name?: string;
  key?: string;
  /** Instead of the form. */
  form?: FormData;
  headers?: Record<string, string>;
}

/** A form as a phone sends it. */
export function formOf(bytes: Buffer, name = 'wx_tmp_1.bin') {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return form;
}

/** One upload by hand: its status, and its refusal or the card. */
export async function send(county: Pick<County, 'service' | 'database'>, person: Person | Held, bytes: Buffer, sending: Sending = {}) {
  const { name, key = newKey(), form = formOf(bytes, name), headers } = sending;
  const own = headers ?? (await headersOf(county, person));
  const answer = await county.service.form('/files', form, { 'idempotency-key': key, ...own });
  const body = (await answer.json()) as FileCard & { code?: string; message?: string };
  return { status: answer.status, body, code: body.code };
}

/** The card of a file that was taken in. */
export async function sent(county: Pick<County, 'service' | 'database'>, person: Person | Held, bytes: Buffer, sending: Sending = {}) {
  const { status, body } = await send(county, person, bytes, sending);
  expect({ status, code: body.code }).toEqual({ status: 200, code: undefined });
  return body;
}

/** What a link gives to somebody with these headers, by default to nobody in particular. */
export async function fetched(county: Pick<County, 'service'>, url: string, init: RequestInit = {}) {
  const answer = await fetch(county.service.url + url, init);
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

/** The links of one file for one reader. */
export async function linksOf(county: County, reader: Person | Held, id: string) {
  const { links } = await (await county.as(reader)).files.links({ ids: id });
  return links[0];
}

/** A photo with a face of colours, so that cutting and turning would be seen. */
export const photo = (width = 640, height = 480) =>
  sharp({ create: { width, height, channels: 3, background: '#c81e1e' } })
    .composite([
      {
        input: { create: { width: Math.ceil(width / 4), height: Math.ceil(height / 4), channels: 3, background: '#1e46c8' } },
        top: 0,
        left: 0,
      },
    ])
    .jpeg();
export const aPhoto = (width?: number, height?: number) => photo(width, height).toBuffer();

/** Silence, 8,000 samples a second. */
export function wave(seconds: number): Buffer {
  const head = Buffer.alloc(44);
  const data = Buffer.alloc(seconds * 8_000, 128);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(8_000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

const repeated = (frame: Buffer, count: number) => Buffer.concat(Array.from({ length: count }, () => frame));
/** 16 kHz frames of 64 ms. */
export function aac(seconds: number): Buffer {
  const frame = Buffer.alloc(64);
  frame.set([0xff, 0xf1, 0x60, 0x40 | (64 >> 11), (64 >> 3) & 0xff, ((64 & 7) << 5) | 0x1f, 0xfc]);
  return repeated(frame, Math.round(seconds / 0.064));
}
/** MPEG 1, 32 kbit/s at 44.1 kHz. */
export function mp3(seconds: number): Buffer {
  const frame = Buffer.alloc(104);
  frame.set([0xff, 0xfb, 0x10, 0xc4]);
  return Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x02ab', 'latin1'), repeated(frame, Math.round(seconds / (1152 / 44_100)))]);
}
export function amr(seconds: number): Buffer {
  const frame = Buffer.alloc(32);
  frame[0] = 0x3c;
  return Buffer.concat([Buffer.from('#!AMR\n'), repeated(frame, seconds * 50)]);
}
export function m4a(seconds: number, handler = 'soun'): Buffer {
  const box = (name: string, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts);
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + body.length);
    head.write(name, 4, 'latin1');
    return Buffer.concat([head, body]);
  };
  const movie = Buffer.alloc(100);
  movie.writeUInt32BE(1000, 12);
  movie.writeUInt32BE(seconds * 1000, 16);
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0isom')),
    box('moov', box('mvhd', movie), box('trak', box('hdlr', Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(12)))),
    box('mdat', Buffer.alloc(400, 7)),
  ]);
}

export const aPdf = (inside = '') => Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n${inside}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

/** A ZIP with nothing but names in it, each part empty. */
export function packageOf(...names: string[]): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const name of names) {
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    entry.write(name, 46);
    parts.push(local);
    list.push(entry);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...list, end]);
}
export const aDocx = () => packageOf('[Content_Types].xml', 'word/document.xml');
/** The old format of Word or Excel, as far as its directory tells. */
export const anOld = (...streams: string[]) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), ...streams.map((name) => Buffer.from(`${name}\0`, 'utf16le'))]);
