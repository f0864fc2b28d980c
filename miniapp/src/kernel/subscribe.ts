import Taro from '@tarojs/taro';
import { ASKED, type TemplateName } from 'shared-types/notices';
import { api } from './api';
import { isWeapp } from './platform';
import { touch, useRead } from './query';
import { useMe } from './session';

/** WeChat asks about at most three templates at once on older phones. */
const AT_ONCE = 3;

/** By which templates I may be told, and how often still. */
export const useSubscriptions = (enabled = isWeapp) => {
  const me = useMe();
  return useRead(['subscription'], () => api.deliveries.subscriptions(), { enabled: enabled && me !== null });
};

/**
 * Lets WeChat ask, inside the tap, whether it may tell me of what I do now; then does it, whatever the answer was.
 * WeChat only asks in the tap itself, so the templates are fetched before, and nothing is waited for first.
 */
export function useSubscribe(wanted: readonly TemplateName[]) {
  const known = useSubscriptions().data?.subscriptions ?? [];
  const ids = known.filter(({ template, banned }) => wanted.includes(template) && !banned).map(({ templateId }) => templateId);
  return (act: () => void) => {
    if (!isWeapp || ids.length === 0) return act();
    Taro.requestSubscribeMessage({ tmplIds: ids.slice(0, AT_ONCE), entityIds: [] })
      .then(report)
      .catch(() => undefined)
      .finally(act);
  };
}

function report(said: object) {
  const answers = Object.entries(said).flatMap(([templateId, word]) => {
    const answer = ASKED.find((one) => String(word).startsWith(one));
    return answer && templateId !== 'errMsg' ? [{ templateId, answer }] : [];
  });
  if (answers.length === 0) return;
  api.deliveries
    .subscribe({ answers })
    .then(() => touch('subscription'))
    .catch(() => undefined);
}
