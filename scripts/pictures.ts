import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { Complaint, runOrComplain } from './launch/complaint';

const ROOT = join(__dirname, '..');
/** Pixels: the picture, the room around what stands in it, and how high a phone is drawn. */
const [WIDE, HIGH, GAP, PHONE] = [1208, 651, 24, 603];
const TABLE = '#e7ebf0';

/** What a browser test has left behind. */
function screen(name: string): Sharp {
  const file = join(ROOT, '.local/screens', `${name}.png`);
  if (!existsSync(file)) throw new Complaint(`there is no ${file}: npm test h5 leaves it`);
  return sharp(file);
}

/** The groups in the README: the list on a phone, a talk at a desk. */
async function main(): Promise<void> {
  const phone = await screen('x10-tabs-groups').resize({ height: PHONE }).png().toBuffer({ resolveWithObject: true });
  const room = WIDE - 3 * GAP - phone.info.width;
  const desk = await screen('wide-groups').resize({ width: room }).png().toBuffer({ resolveWithObject: true });
  await sharp({ create: { width: WIDE, height: HIGH, channels: 3, background: TABLE } })
    .composite([
      { input: phone.data, left: GAP, top: GAP },
      { input: desk.data, left: 2 * GAP + phone.info.width, top: Math.round((HIGH - desk.info.height) / 2) },
    ])
    .png({ palette: true })
    .toFile(join(ROOT, '.github/pictures/groups.png'));
}

void runOrComplain(main);
