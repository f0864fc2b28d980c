import type { GroupCard } from 'shared-types/groups';
import { goTo } from '../../kernel/platform';
import type { More } from './composer';
import type { useSendingFiles } from './use-sending-files';

const NOTICE: Omit<More, 'onTap'> = { name: '发通知', note: '每家单位都要看,看了几家数得出来', icon: 'megaphone' };
const ASIDE: Omit<More, 'onTap'> = { name: '内部备注', note: '只有工作人员看得到', icon: 'note-pencil' };

type Files = Pick<ReturnType<typeof useSendingFiles>, 'photos' | 'document'> & { place: () => void };

/** Any of the staff notes things beside the talk and speaks for the office. */
const ofStaff = (id: string): More[] => [
  { ...ASIDE, onTap: () => void goTo('groups/about/asides', { id }) },
  {
    name: '官方答复',
    note: '置顶在群里,改要出新的一版',
    icon: 'seal-check-fill',
    onTap: () => void goTo('groups/order/write', { id, kind: 'answer' }),
  },
];

/** What else one may do in a group besides saying something. */
export const moreFor = (id: string, { keeper = false, serves = false }: Partial<GroupCard>, files: Files, pick: () => void): More[] => [
  { name: '照片', note: '拍一张,或者从相册选', icon: 'camera', onTap: files.photos },
  { name: '文件', note: '合同、通知、表格这些', icon: 'file-text-duotone', onTap: files.document },
  { name: '位置', note: '地图上选一个,或者写地址', icon: 'map-pin', onTap: files.place },
  { name: '转成诉求', note: '选几条话,交给部门办', icon: 'clipboard-text', onTap: pick },
  { name: '找一句话', note: '在这个群里搜', icon: 'magnifying-glass', onTap: () => void goTo('groups/about/search', { id }) },
  ...(serves ? ofStaff(id) : []),
  ...(keeper ? [{ ...NOTICE, onTap: () => void goTo('groups/order/write', { id, kind: 'notice' }) }] : []),
];
