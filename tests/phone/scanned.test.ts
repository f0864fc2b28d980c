import { codeIn } from '../../miniapp/src/directory/scanned';

describe('what a phone was opened with', () => {
  const code = 'Ab3dE9xQ0z';
  it.each([
    [{ scene: `s=${code}` }, code],
    [{ scene: `s%3D${code}` }, code],
    [{ scene: code }, code],
    [{ s: code }, code],
    [{ q: encodeURIComponent(`https://a.example.cn/c/${code}`) }, code],
    [{ q: `https://a.example.cn/c/${code}?from=wall` }, code],
    [{ q: 'https://a.example.cn/d/Ab3dE9xQ0z' }, null],
    [{ scene: '%E0%A4%A' }, null],
    [{ scene: 's=short' }, null],
    [{ scene: `s=${code}extra` }, null],
    [{}, null],
  ])('%j holds %s', (given, held) => {
    expect(codeIn(given)).toBe(held);
  });
});
