import sharp from 'sharp';
import type { County, Person } from './county';
import { fetched, linksOf } from './uploads';

/** Every file the service was ever given by somebody, the newest first. */
export const given = ({ database }: County, { id }: Person) =>
  database.query<{ id: string }>('SELECT id FROM file WHERE owner_id = ? ORDER BY id DESC', [id]);

/** The newest photo of somebody as the service keeps it. */
export async function newest(county: County, owner: Person) {
  const [file] = await given(county, owner);
  const link = await linksOf(county, owner, file?.id ?? '');
  return seenIn((await fetched(county, link?.url ?? '')).bytes);
}

/** The size of a photo, and whether `aPhoto` is red, black or something else at parts of its width and height. */
export async function seenIn(photo: Buffer) {
  const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true });
  const colourAt = (x: number, y: number) => {
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    return red + green + blue < 60 ? 'black' : red > 150 ? 'red' : 'another';
  };
  return { size: [info.width, info.height], colourAt };
}
