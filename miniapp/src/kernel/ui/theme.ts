import { useTextSize } from '../session';

/** Whether large type is chosen: one column, bigger targets, the bar of 返回 · 打电话 · 找代办. */
export const useElder = () => useTextSize() !== 'x10';
