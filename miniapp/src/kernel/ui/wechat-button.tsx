import { Button } from '@tarojs/components';
import type { ReactNode } from 'react';

interface Props {
  id?: string;
  /** What WeChat asks the person when it is pressed. */
  asks: 'getPhoneNumber' | 'chooseAvatar' | 'agreePrivacyAuthorization';
  className?: string;
  label?: string;
  busy?: boolean;
  /** The code of the phone; null where the person said no, or WeChat gives none. */
  onPhone?: (code: string | null) => void;
  /** Where the chosen picture lies on the phone. */
  onAvatar?: (path: string) => void;
  onAgreed?: () => void;
  children: ReactNode;
}

const wordIn = (detail: object, name: string) => {
  const value: unknown = Reflect.get(detail, name);
  return typeof value === 'string' && value ? value : null;
};

/** A button of WeChat's own: only such a one may ask for a phone number, a picture or the word on privacy. */
export function WechatButton({ id, asks, className = 'btn btn-citizen btn-block btn-big', label, busy, ...props }: Props) {
  const { onPhone, onAvatar, onAgreed, children } = props;
  return (
    <Button
      className={`mt12 ${className}`}
      hoverClass="btn-hover"
      openType={asks}
      {...(id && { id })}
      {...(label && { ariaLabel: label })}
      {...(busy && { disabled: true })}
      {...(onPhone && { onGetPhoneNumber: ({ detail }) => onPhone(wordIn(detail, 'code')) })}
      {...(onAvatar && { onChooseAvatar: ({ detail }) => onAvatar(wordIn(detail, 'avatarUrl') ?? '') })}
      {...(onAgreed && { onAgreePrivacyAuthorization: onAgreed })}
    >
      {children}
    </Button>
  );
}
