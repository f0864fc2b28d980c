import Taro from '@tarojs/taro';

/** In a browser a table is saved at once; in WeChat it is written down, and gives its place on the phone. */
export const saveSheet = (name: string, csv: string): string | null =>
  // Asked in place, so that the disk of browsers is left out of the mini-program.
  process.env.TARO_ENV === 'h5' ? toDisk(name, csv) : toPhone(csv);

function toDisk(name: string, csv: string): null {
  const href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return null;
}

/** The same place each time: the phone keeps no second copy of what others have said. */
function toPhone(csv: string): string {
  const filePath = `${Taro.env.USER_DATA_PATH}/sheet.csv`;
  Taro.getFileSystemManager().writeFileSync(filePath, csv, 'utf8');
  return filePath;
}

/** WeChat opens no such table itself: it goes into a conversation, from where a computer has it. Called in the tap itself. */
export const passOn = (filePath: string, fileName: string) => Taro.shareFileMessage({ filePath, fileName }).catch(() => undefined);
