const PRESSABLE = ['button', 'link', 'radio', 'checkbox', 'switch', 'tab'];

const press = (event: KeyboardEvent) => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  const { target } = event;
  if (!(target instanceof HTMLElement) || !PRESSABLE.includes(target.getAttribute('role') ?? '')) return;
  event.preventDefault();
  target.click();
};

let listening = false;

/** In a browser, Enter and Space press what has the focus, as they would a native button. */
export function listenToKeys() {
  if (listening || process.env.TARO_ENV !== 'h5') return;
  listening = true;
  document.addEventListener('keydown', press);
}
