import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { dial, goBack, HOTLINE } from '../platform';
import { Button } from './button';
import { Icon, type IconName } from './icon';
import { Tap } from './tap';
import { useElder } from './theme';

/** The navigation bar a browser lacks. */
export function NavBar({ title }: { title: string }) {
  return (
    <View className="nav">
      <Tap className="nav-b" label="返回" onTap={goBack}>
        <Icon name="caret-left" size="m" />
      </Tap>
      <View className="nav-t" role="heading">
        {title}
      </View>
    </View>
  );
}

export interface BarAction {
  icon: IconName;
  name: string;
  /** Takes something away: red where it is a button of its own. */
  danger?: boolean;
  /** Stands in the elder theme's bar already. */
  inHelp?: boolean;
  onTap: () => void;
}

/** The main step of a page at its foot, small ways out on the left; elders get them as buttons below each other, and so does everybody where there is no main step. */
export function Bar({ actions = [], children }: { actions?: readonly BarAction[]; children?: ReactNode }) {
  const elder = useElder();
  const small = !elder && Boolean(children);
  return (
    <View className="bar">
      {small ? actions.map((action) => <SmallAction key={action.name} {...action} />) : null}
      {children ? <View className="bar-g">{children}</View> : null}
      {small
        ? null
        : actions
            .filter(({ inHelp }) => !(elder && inHelp))
            .map(({ name, icon, danger, onTap }) => (
              <Button key={name} kind={danger ? 'danger' : 'quiet'} icon={icon} block className="bar-g" onTap={onTap}>
                {name}
              </Button>
            ))}
    </View>
  );
}

function SmallAction({ icon, name, onTap }: BarAction) {
  return (
    <Tap className="bar-i" onTap={onTap}>
      <Icon name={icon} size="m" />
      <Text className="mt2">{name}</Text>
    </Tap>
  );
}

/** A human voice from every page. */
export const callAction = (phone: string | null | undefined): BarAction => ({
  icon: 'phone',
  name: '打电话',
  inHelp: true,
  onTap: () => dial(phone ?? HOTLINE),
});

const HELP = '/errands/request/what';
const askForHelp = () => {
  const here = Taro.getCurrentPages().at(-1)?.route ?? '';
  if (!HELP.includes(here) || here === '') Taro.navigateTo({ url: HELP }).catch(() => undefined);
};

/** Always there in the elder theme: back, a voice, and somebody who comes; above the tab bar where there is nowhere to go back to. */
export function HelpBar({ phone, tab }: { phone?: string | null | undefined; tab: boolean }) {
  return (
    <View className={`help ${tab ? 'help-tab' : ''}`}>
      {tab ? null : <HelpItem icon="arrow-u-up-left" name="返回" onTap={goBack} />}
      <HelpItem icon="phone-fill" name="打电话" onTap={() => dial(phone ?? HOTLINE)} />
      <HelpItem icon="hand-heart-fill" name="找代办" onTap={askForHelp} />
    </View>
  );
}

function HelpItem({ icon, name, onTap }: { icon: IconName; name: string; onTap: () => void }) {
  return (
    <Tap className="help-i" onTap={onTap}>
      <Icon name={icon} size="m" />
      <Text className="mt2">{name}</Text>
    </Tap>
  );
}
