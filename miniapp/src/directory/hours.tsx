import { Text, View } from '@tarojs/components';

/** Opening hours and shifts: a line breaks between two times, never inside one. */
export function Hours({ lines }: { lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <View className="row wrap" key={line}>
          {line.split(' ').map((part) => (
            <Text className="nb mr8" key={part}>
              {part}
            </Text>
          ))}
        </View>
      ))}
    </>
  );
}
