/** What staff do with somebody's matter that its owner can see they did. */
export const LOOKS = ['view', 'file', 'export'] as const;
export type Look = (typeof LOOKS)[number];

export const LOOK_WORDS: Record<Look, string> = {
  view: '看了内容',
  file: '打开了照片或文件',
  export: '导出存证',
};
