/// <reference types="@tarojs/taro" />
declare module '*.css';
declare module '*.svg';
/** Where the service is: empty on H5 (same origin), a full address in the mini-program. */
declare const API_BASE: string;
/** What a screen reader reads, by component; the one table of config/spoken.ts. */
declare const SPOKEN: Record<string, Record<string, string>>;
