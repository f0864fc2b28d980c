import { View } from '@tarojs/components';
import { Button } from '../../kernel/ui/button';
import type { FormProps } from './form-props';

/** The first call: whoever it is for has to want it, and the tap is the dated note of that. */
export function ContactForm({ errand: { beneficiary, requester }, acts, onDone }: FormProps) {
  const say = (consents: boolean | null) => {
    onDone();
    void acts.contact(consents);
  };
  if (beneficiary.relation === 'self') {
    return (
      <>
        <View className="t-body">{`和${beneficiary.name}通过电话了?`}</View>
        <Button kind="primary" block className="mt16" onTap={() => say(true)}>
          通过了,愿意让我来办
        </Button>
        <Button block className="mt8" onTap={() => say(false)}>
          通过了,还没答应
        </Button>
      </>
    );
  }
  return (
    <>
      <View className="t-body">{`这件事是${requester.name}提的。要问一声${beneficiary.name}本人:愿意让您来办吗?`}</View>
      <View className="t-sub c-2 mt4">您点下去的时间会记下来,当作本人同意的凭据。</View>
      <Button kind="primary" block className="mt16" onTap={() => say(true)}>
        本人说愿意
      </Button>
      <Button block className="mt8" onTap={() => say(false)}>
        本人说不愿意
      </Button>
      <Button block className="mt8" onTap={() => say(null)}>
        {`只和${requester.name}说上话,没问到本人`}
      </Button>
    </>
  );
}
