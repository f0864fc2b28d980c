import { type ComponentType, createElement, Fragment } from 'react';

const notices: ComponentType[] = [];

/** Adds a line that every page shows under its navigation bar when it has something to say (no network, things not sent yet). */
export const addNotice = (notice: ComponentType) => void notices.push(notice);

export function Notices() {
  return createElement(Fragment, null, ...notices.map((notice, i) => createElement(notice, { key: i })));
}
