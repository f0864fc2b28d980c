import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '../../kernel/api';
import { goBack, say } from '../../kernel/platform';
import { useAct, useRead } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Card } from '../../kernel/ui/card';
import { Chips } from '../../kernel/ui/chips';
import { Field, TextField } from '../../kernel/ui/field';
import { Icon } from '../../kernel/ui/icon';
import { Page } from '../../kernel/ui/page';
import { AdministratorOnly } from '../administrator-only';
import { own } from '../api';
import { lacksOf, type NewGroup, NOTHING, sheetOf } from './new-group';
import { AboutField, PaperFields } from './paper-fields';
import { RulePart } from './rule-part';
import { UnitRows } from './unit-rows';

/** Founds one group; many at once come by a sheet. */
export default function NewGroupPage() {
  return (
    <Page title="建一个群" accent="official">
      <AdministratorOnly>
        <Form />
      </AdministratorOnly>
    </Page>
  );
}

const AXES = (['行业', '属地', '领导'] as const).map((value) => ({ value, name: `${value}群` }));

function Form() {
  const [typed, type] = useState<NewGroup>(NOTHING);
  const [wrong, tell] = useState<string | null>(null);
  const change = (part: Partial<NewGroup>) => {
    type({ ...typed, ...part });
    tell(null);
  };
  const found = useFounding(typed, tell);
  return (
    <>
      <Card>
        <Field label="什么群">
          <Chips label="什么群" choices={AXES} value={typed.axis} onPick={(axis) => change({ axis })} />
        </Field>
        <TextField
          label="群的名字"
          value={typed.name}
          max={60}
          placeholder="比如:规上工业企业诉求交流群"
          onInput={(name) => change({ name })}
        />
        <Lead name={typed.lead} onPick={(lead) => change({ lead })} />
        {typed.axis === '行业' ? <RulePart typed={typed} onChange={change} /> : null}
        {typed.axis === '属地' ? <View className="t-sub c-2 mt8">牵头选乡镇(街道)的办事处,那里登记的单位自动进群。</View> : null}
      </Card>
      <Paper typed={typed} onChange={change} />
      {wrong ? (
        <View className="row row-t mt12" role="status" ariaRole="status">
          <Icon name="warning" className="mr6 mt2" />
          <View className="grow t-sub c-red">{wrong}</View>
        </View>
      ) : null}
      <Button kind="primary" size="big" block className="mt16" lacks={lacksOf(typed)} busy={found.busy} onTap={() => void found.run()}>
        建群
      </Button>
    </>
  );
}

/** Looked through first: what is wrong is said in its own words, and a group that stands already is not changed by this. */
function useFounding(typed: NewGroup, tell: (wrong: string) => void) {
  const bring = useAct((asked: { csv: string; dryRun: boolean }, once) => api.directory.bring({ kind: 'groups', ...asked }, once), {
    touches: ['group'],
  });
  const run = async () => {
    const csv = sheetOf(typed);
    const looked = await bring.run({ csv, dryRun: true });
    if (!looked) return;
    if (looked.errors.length > 0) return tell(looked.errors.map(({ why }) => why).join(';'));
    if (looked.added !== 1) return tell('已经有叫这个名字的群了,请到名单里改,或者换个名字');
    const done = await bring.run({ csv, dryRun: false });
    if (!done?.written) return;
    say('建好了,群和工作人员都排好了');
    void goBack();
  };
  return { busy: bring.busy, run };
}

/** The unit that leads it, found by a few characters; its clerks come into the group at once. */
function Lead({ name, onPick }: { name: string; onPick: (name: string) => void }) {
  const units = useRead(['group', 'units'], () => own.foundings.units());
  const all = units.data?.units ?? [];
  return (
    <Field label="牵头部门" hint="这个单位的工作人员马上进群">
      <UnitRows
        chosen={all.find((one) => one.name === name)?.id ?? null}
        onPick={(id) => onPick(all.find((one) => one.id === id)?.name ?? '')}
      />
    </Field>
  );
}

/** What it is for, and the paper it stands on. */
function Paper({ typed, onChange }: { typed: NewGroup; onChange: (part: Partial<NewGroup>) => void }) {
  return (
    <Card className="mt12">
      <TextField
        label="谁定的"
        hint="会记下来:按哪次会、哪个方案建的"
        value={typed.source}
        max={120}
        placeholder="比如:县里六月的建群方案"
        onInput={(source) => onChange({ source })}
      />
      <PaperFields typed={typed} onChange={onChange} />
      <AboutField about={typed.about} onChange={onChange} />
    </Card>
  );
}
