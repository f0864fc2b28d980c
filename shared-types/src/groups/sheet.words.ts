/** The columns of a sheet of groups, as the sheet may call them in words. */
export const GROUP_COLUMN_WORDS = {
  axis: '类别',
  name: '群名',
  lead_department: '牵头部门',
  source: '出处',
  code: '编码',
  place: '顺序',
  town: '乡镇代码',
  fits: '规则',
  about: '说明',
  document: '建群文件',
  document_on: '成文日期',
  cap: '人数上限',
  history_days: '能看几天',
  units: '在群单位',
} as const;
/** What stands in the first of them. */
export const AXIS_CELLS = { 行业: 'industry', 属地: 'territory', 领导: 'escalation' } as const;
