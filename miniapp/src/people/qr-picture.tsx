import { Image, View } from '@tarojs/components';
import './people.css';

/** A QR code the service drew; `words` say to whoever cannot see it what it is for. */
export function QrPicture({ src, words }: { src: string; words: string }) {
  return (
    <View className="qr mt16" role="img" ariaRole="img" ariaLabel={words}>
      <View className="qr-i">
        <Image className="qr-p" src={src} />
      </View>
    </View>
  );
}
