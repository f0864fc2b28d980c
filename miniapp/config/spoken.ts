const ATTRIBUTES = { 'aria-role': '', 'aria-label': '', 'aria-checked': '', 'aria-selected': '', 'aria-disabled': '' };
const NAME = { 'aria-label': '' };

/** What WeChat reads out, by component; the templates and the runtime must number the same attributes in the same order. */
export const SPOKEN = { View: ATTRIBUTES, Input: NAME, Textarea: NAME };

interface Platform {
  template?: { mergeComponents: (ctx: TaroContext, patch: typeof SPOKEN) => void };
}
interface TaroContext {
  registerMethod: (method: { name: string; fn: (platform: Platform) => void }) => void;
}

/** Taro's templates leave out what WeChat's screen reader needs unless told. */
export default (ctx: TaroContext) =>
  ctx.registerMethod({ name: 'onSetupClose', fn: ({ template }) => template?.mergeComponents(ctx, SPOKEN) });
