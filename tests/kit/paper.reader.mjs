// Opens a PDF as a reader would: page sizes, words, how many letters have no shape, and what a camera sees in the code on its first page.
import { readFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const SCALE = 3;
const data = new Uint8Array(readFileSync(0));
const pdf = await getDocument({ data, verbosity: 0 }).promise;
const pages = [];
for (let no = 1; no <= pdf.numPages; no++) {
  const page = await pdf.getPage(no);
  const [, , width, height] = page.view;
  const { items } = await page.getTextContent();
  pages.push({ width, height, text: items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('') });
}
const first = await pdf.getPage(1);
const viewport = first.getViewport({ scale: SCALE });
const canvas = createCanvas(viewport.width, viewport.height);
const pen = canvas.getContext('2d');
await first.render({ canvas, canvasContext: pen, viewport }).promise;
const pixels = pen.getImageData(0, 0, canvas.width, canvas.height);
const seen = (jsqr.default ?? jsqr)(pixels.data, pixels.width, pixels.height);
const { info } = await pdf.getMetadata();
process.stdout.write(JSON.stringify({ title: info.Title, pages, scanned: seen?.data ?? null }));
