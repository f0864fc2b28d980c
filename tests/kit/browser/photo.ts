import './env';
import { aPhoto } from '../uploads';
import type { Phone } from './stage';

/** Chooses a photo from the disk, to be looked at once more before it is said in the talk that is open. */
export async function pickPhoto(phone: Phone) {
  const chooser = phone.page.waitForEvent('filechooser');
  await phone.tap('更多');
  await phone.tap(/^照片,拍/);
  await (await chooser).setFiles({ name: 'shop.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() });
  await phone.see('要发的照片');
}
/** The same, sent as it is. */
export async function choosePhoto(phone: Phone) {
  await pickPhoto(phone);
  await phone.tap('发出去');
}

/** Draws a line with a pointer over the photo that is being blacked out, from and to parts of its width and height. */
export async function blackOut({ page }: Phone, from: readonly [number, number], to: readonly [number, number]) {
  const box = await page.locator('#brush-pad').boundingBox();
  if (!box) throw new Error('there is nothing to paint on');
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 6 });
  await page.mouse.up();
}

/** Waits until a photo that lies in the browser has really been drawn. */
export const ownPhotoDrawn = ({ page }: Phone) =>
  page.waitForFunction(() => [...document.querySelectorAll<HTMLImageElement>('.mp img[src^="blob:"]')].some((img) => img.naturalWidth > 0));

/** The names of what lies in the browser's own store; `orphan`: is put there first, as if the page had ended long ago. */
export const keptFiles = ({ page }: Phone, orphan?: string) =>
  page.evaluate(
    (name) =>
      new Promise<string[]>((done, failed) => {
        const opening = indexedDB.open('zd-files');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const store = opening.result.transaction('files', 'readwrite').objectStore('files');
          if (name) store.put({ bytes: new ArrayBuffer(1), type: '' }, name);
          const asking = store.getAllKeys();
          asking.onsuccess = () => {
            opening.result.close();
            done(asking.result.map(String));
          };
        };
      }),
    orphan,
  );

/** From now on the browser has no room for anything. */
export const fillBrowser = ({ page }: Phone) =>
  page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
  });
