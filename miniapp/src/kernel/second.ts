import { now } from './clock';
import { goTo } from './platform';
import { onSignOut } from './session';

const AGAIN = 60_000;
let asked = 0;

/** Opens the page that asks for the second factor: once, however many calls were refused, and not again right after it was left. */
export function askSecond() {
  if (now() - asked < AGAIN) return;
  asked = now();
  void goTo('people/second-factor').catch(() => undefined);
}
/** It has been shown, or somebody else holds the phone: the next refusal asks at once. */
export const secondShown = () => {
  asked = 0;
};
onSignOut(secondShown);
