import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type ReactNode, useEffect } from 'react';
import { ConsentSheet } from '../consent-sheet';
import { OfflineBar } from '../offline-bar';
import { isWeapp } from '../platform';
import { PrivacySheet } from '../privacy-sheet';
import { useTextSize } from '../session';
import { HelpBar, NavBar } from './bars';
import { listenToKeys } from './keyboard';

interface PageProps {
  /** Stands in the navigation bar: WeChat's own, or ours in a browser. */
  title: string;
  /** Orange for what a citizen does, blue for what is official. */
  accent?: 'citizen' | 'official';
  /** The bar at the foot; in the elder theme it moves to the end of the page. */
  bar?: ReactNode;
  /** The page is a tab: no way back, room for the tab bar. */
  tab?: boolean;
  /** Stands above the padding of the page, for a hero that reaches the edges. */
  top?: ReactNode;
  /** Whom 打电话 calls; the hotline without. */
  phone?: string | null;
  /** Sheets and dialogs: outside the flow, so that nothing clips them. */
  over?: ReactNode;
  /** As high as the screen: what scrolls, scrolls inside. */
  fill?: boolean;
  /** Not where the documents themselves are read: the question waits on the page behind. */
  asks?: boolean;
  children: ReactNode;
}

const roomBelow = ({ bar, tab }: PageProps, elder: boolean) => (tab ? 'has-tab' : elder || bar ? 'has-bar' : '');

const looksOf = ({ accent, fill }: PageProps, size: string, elder: boolean) =>
  `app ${size} ${elder ? 'elder' : ''} ${accent === 'citizen' ? 'acc-citizen' : ''} ${fill ? 'app-fill' : ''}`;

/** The root of every page: text size, accent, navigation, what the phone has to say about its network, and room for the bars. */
export function Page(props: PageProps) {
  const { title, bar, tab = false, top, phone, over, fill = false, asks = true, children } = props;
  const size = useTextSize();
  const elder = size !== 'x10';
  useEffect(() => listenToKeys(), []);
  useEffect(() => {
    Taro.setNavigationBarTitle({ title }).catch(() => undefined);
  }, [title]);
  return (
    <View className={looksOf(props, size, elder)}>
      {isWeapp || tab ? null : <NavBar title={title} />}
      {/* A place of its own: what comes between siblings makes Taro send all of them again. */}
      <View>
        <OfflineBar />
      </View>
      {top}
      <View className={fill ? 'fill' : `body ${roomBelow(props, elder)}`}>
        {children}
        {elder ? bar : null}
      </View>
      {elder ? null : bar}
      {elder ? <HelpBar phone={phone} tab={tab} /> : null}
      {over}
      {asks ? <ConsentSheet /> : null}
      {isWeapp ? <PrivacySheet /> : null}
    </View>
  );
}
