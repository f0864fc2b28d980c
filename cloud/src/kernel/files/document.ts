import type { Sort } from './magic';
import { entriesOf } from './zip';

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const doc = (type: string, ending: string): Sort => ({ kind: 'document', type, ending });
/** The part that makes a package what it is. */
const PACKAGES: readonly [part: string, Sort][] = [
  ['word/document.xml', doc(`${OFFICE}wordprocessingml.document`, '.docx')],
  ['xl/workbook.xml', doc(`${OFFICE}spreadsheetml.sheet`, '.xlsx')],
  ['ppt/presentation.xml', doc(`${OFFICE}presentationml.presentation`, '.pptx')],
];
/** Streams of the old formats, in the letters they are written in there. */
const OLD: readonly [stream: string, Sort][] = [
  ['WordDocument', doc('application/msword', '.doc')],
  ['Workbook', doc('application/vnd.ms-excel', '.xls')],
];
const PROGRAM = /vbaProject|(^|\/)activeX\//i;
const OLD_PROGRAM = '_VBA_PROJECT';
/** Bytes at the end within which a PDF has to say that it ends. */
const END = 1024;

/** What document this is, by how it is built; null where it is none we take, or carries a program. */
export function documentOf(bytes: Buffer, { type }: Sort): Sort | null {
  if (type === 'application/pdf') return bytes.subarray(-END).includes('%%EOF') ? doc(type, '.pdf') : null;
  return type === 'application/zip' ? packaged(bytes) : old(bytes);
}

function packaged(bytes: Buffer): Sort | null {
  const names = entriesOf(bytes);
  if (!names?.includes('[Content_Types].xml') || names.some((name) => PROGRAM.test(name))) return null;
  return PACKAGES.find(([part]) => names.includes(part))?.[1] ?? null;
}

function old(bytes: Buffer): Sort | null {
  const has = (stream: string) => bytes.includes(stream, 0, 'utf16le');
  return has(OLD_PROGRAM) ? null : (OLD.find(([stream]) => has(stream))?.[1] ?? null);
}
