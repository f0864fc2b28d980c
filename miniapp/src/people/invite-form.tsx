import { View } from '@tarojs/components';
import { useState } from 'react';
import { MOBILE } from 'shared-types/kernel/fields';
import { type Invited, placedAt, STAFF_WORDS, type StaffRole, type StaffUnit } from 'shared-types/people';
import { Button } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { Segments } from '../kernel/ui/chips';
import { Field, TextField } from '../kernel/ui/field';
import type { Kind } from './staff.words';
import { UnitPick } from './unit-pick';
import { useInvite } from './use-staff';

interface Props {
  roles: readonly StaffRole[];
  first: StaffRole;
  onSent: (sent: Invited) => void;
}
const narrow = (typed: string) => typed.replace(/[\s-]/g, '');

/** What is still missing, in the order one fills it in; null when all is there. */
const missing = (unit: StaffUnit | null, name: string, phone: string) => {
  if (!unit) return '选一个单位';
  if (!name.trim()) return '写上姓名';
  return MOBILE.test(phone) ? null : '填写 11 位手机号';
};

/** Who, for which post, and where. */
export function InviteForm({ roles, first, onSent }: Props) {
  const [role, setRole] = useState(first);
  const [kind, setKind] = useState<Kind>('part_time');
  const [picked, setPicked] = useState<StaffUnit | null>(null);
  const [title, setTitle] = useState('');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const invite = useInvite();
  const unit = picked && placedAt(role).includes(picked.kind) ? picked : null;
  const lacking = missing(unit, name, phone);
  const send = async () => {
    if (!unit) return;
    const post = { ...(role === 'agent' && { kind }), ...(role === 'clerk' && title.trim() && { title: title.trim() }) };
    const sent = await invite.run({ unitId: unit.id, role, ...post, name: name.trim(), phone });
    if (sent) onSent(sent);
  };
  return (
    <>
      <Card>
        {roles.length > 1 ? (
          <Field label="请来做什么">
            <Segments label="岗位" value={role} onPick={setRole} choices={roles.map((value) => ({ value, name: STAFF_WORDS[value] }))} />
          </Field>
        ) : null}
        {role === 'agent' ? (
          <Field label="专职还是兼职">
            <Segments
              label="专职还是兼职"
              value={kind}
              onPick={setKind}
              choices={[
                { value: 'part_time', name: '兼职' },
                { value: 'full_time', name: '专职' },
              ]}
            />
          </Field>
        ) : null}
        <UnitPick role={role} value={unit} onPick={setPicked} />
        {role === 'clerk' ? (
          <TextField
            label="职务"
            hint="在群里说话时写在名字后面,可以不填"
            value={title}
            max={20}
            placeholder="例如 企业登记科科长"
            onInput={setTitle}
          />
        ) : null}
        <TextField label="姓名" value={name} max={20} placeholder="对方的姓名" onInput={setName} />
        <TextField
          label="手机号"
          hint="只有用这个手机号登录的人才能接受"
          kind="number"
          max={13}
          value={phone}
          placeholder="11 位手机号"
          onInput={(typed) => setPhone(narrow(typed))}
        />
      </Card>
      <Button kind="primary" block size="big" className="mt20" busy={invite.busy} lacks={lacking} onTap={() => void send()}>
        生成邀请
      </Button>
      <View className="t-sub c-3 tc mt12">邀请 7 天内有效,只能用一次</View>
    </>
  );
}
