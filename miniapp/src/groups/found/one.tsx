import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { type ReactElement, useState } from 'react';
import type { Founding } from 'shared-types/groups';
import { Loaded } from '../../kernel/loaded';
import { useRead } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Card } from '../../kernel/ui/card';
import { FactRow } from '../../kernel/ui/cell';
import { Tag } from '../../kernel/ui/light';
import { Page } from '../../kernel/ui/page';
import { Sheet } from '../../kernel/ui/sheet';
import { AdministratorOnly } from '../administrator-only';
import { own } from '../api';
import { AXIS_WORDS, dayWords } from './founding.words';
import { SettleForm } from './settle-form';
import { StaffPart } from './staff-part';
import { LeadForm, SitForm } from './unit-forms';
import { WhyForm } from './why-form';

/** One group as whoever founds and closes groups sees it. */
export default function FoundingPage() {
  const { id = '' } = useRouter().params;
  const group = useRead(['group', 'founding', id], () => own.foundings.show({ id }), { live: true });
  return (
    <Page title="群的设置" accent="official">
      <AdministratorOnly>
        <Loaded of={group}>{(one) => <Arranged group={one} />}</Loaded>
      </AdministratorOnly>
    </Page>
  );
}

type What = 'settle' | 'lead' | 'sit' | 'archive';
const TITLES: Record<What, string> = { settle: '改群的设置', lead: '换牵头部门', sit: '还有哪些单位在群里', archive: '停用这个群' };
const AGAIN = '重新启用这个群';
const FORMS: Record<What, (props: { group: Founding; onDone: () => void }) => ReactElement> = {
  settle: SettleForm,
  lead: LeadForm,
  sit: SitForm,
  archive: ArchiveForm,
};

function Arranged({ group }: { group: Founding }) {
  const [what, turn] = useState<What | null>(null);
  const { name, code, axis, archived } = group;
  const close = () => turn(null);
  const stop = archived ? AGAIN : TITLES.archive;
  const Form = what && FORMS[what];
  return (
    <>
      <View className="row between wrap mt8">
        <View className="t-1">{name}</View>
        {archived ? <Tag words="已停用" /> : null}
      </View>
      <View className="t-sub c-2 mt4">{`${AXIS_WORDS[axis]} · ${code}`}</View>
      <Facts group={group} onEdit={turn} />
      <StaffPart group={group} />
      <Button kind={archived ? 'line' : 'danger'} block className="mt20" onTap={() => turn('archive')}>
        {stop}
      </Button>
      <Sheet title={what === 'archive' ? stop : what ? TITLES[what] : ''} open={what !== null} onClose={close}>
        {Form ? <Form group={group} onDone={close} /> : null}
      </Sheet>
    </>
  );
}

function Facts({ group, onEdit }: { group: Founding; onEdit: (what: What) => void }) {
  const { about, document, documentOn, lead, units, ruled, people, waiting, cap, historyDays, archived } = group;
  const edit = (what: What) => (archived ? {} : { onEdit: () => onEdit(what) });
  return (
    <Card className="mt12">
      <FactRow name="依据" value={document ?? '还没有写'} note={documentOn && dayWords(documentOn)} {...edit('settle')} />
      <FactRow name="说明" value={about ?? '还没有写'} {...edit('settle')} />
      <FactRow
        name="人数"
        value={`${people} 人,最多 ${cap} 人`}
        note={waiting > 0 ? `满员了,${waiting} 人在排队` : null}
        {...edit('settle')}
      />
      <FactRow name="以前的话" value={`新进群的人能看 ${historyDays} 天以内的`} {...edit('settle')} />
      <FactRow
        name="谁进群"
        value={ruled ? '按规则自动进群' : '没有规则,由群主邀请'}
        note={ruled ? '规则用表格改' : '规则写在表格的「规则」一列'}
      />
      <FactRow name="牵头部门" value={lead?.name ?? '还没有'} {...edit('lead')} />
      <FactRow
        name="还有哪些单位"
        value={units.length === 0 ? '没有' : `${units.length} 个`}
        note={units.length === 0 ? null : units.map((unit) => unit.name).join('、')}
        {...edit('sit')}
      />
    </Card>
  );
}

function ArchiveForm({ group, onDone }: { group: Founding; onDone: () => void }) {
  const { archived } = group;
  return (
    <WhyForm
      group={group}
      wish={{ what: 'archive', archived: !archived }}
      yes={archived ? '重新启用' : '停用'}
      kind={archived ? 'primary' : 'danger-solid'}
      onDone={onDone}
    >
      <View className="t-body c-2">
        {archived
          ? '启用以后,规则里该进群的单位会重新进来。'
          : '停用以后谁也不能再说话,以前的话在群里的人还看得到;单位会按规则转到别的群。'}
      </View>
    </WhyForm>
  );
}
