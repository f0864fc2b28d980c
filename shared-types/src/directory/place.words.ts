/** A village as people call it: 缸房地村 for 缸房地村委会, 白庙村 for 白庙村村民委员会, 西城社区 for 西城社区居委会. */
export function plainPlace(name: string): string {
  const [, stem, end] = /^(.+?)(村民委员会|村委会|社区居民委员会|社区居委会|居民委员会|居委会)$/.exec(name) ?? [];
  if (!stem || !end) return name;
  const kind = end.startsWith('村') ? '村' : '社区';
  return stem.endsWith(kind) ? stem : `${stem}${kind}`;
}
