/** 138****5678. */
export const maskPhone = (phone: string) => phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');
const TWO_CHARACTER_SURNAMES = /^(欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文)/;
/** 王*, 欧阳*; the length of the given name is not shown. */
export const maskName = (name: string) => `${TWO_CHARACTER_SURNAMES.exec(name)?.[0] ?? [...name][0] ?? ''}*`;
