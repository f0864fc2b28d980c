/** Words as LIKE takes them to the letter. */
export const literally = (words: string) => words.replace(/[\\%_]/g, '\\$&');
