import { View } from '@tarojs/components';
import { Loaded } from '../../kernel/loaded';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Empty } from '../../kernel/ui/empty';
import { SearchField } from '../../kernel/ui/field';
import { Sheet } from '../../kernel/ui/sheet';
import { modesWords } from '../request/request.words';
import { useItems } from '../request/use-items';
import type { IntakeDraft } from './use-intake';

interface ItemSheetProps {
  open: boolean;
  onPick: (item: IntakeDraft['item']) => void;
  onClose: () => void;
}

/** The catalogue of the county, searched while the caller still talks. */
export function ItemSheet({ open, onPick, onClose }: ItemSheetProps) {
  const { items, query, setQuery } = useItems();
  const pick = (item: IntakeDraft['item']) => {
    onPick(item);
    onClose();
  };
  return (
    <Sheet title="办哪件事?" open={open} onClose={onClose}>
      <SearchField label="搜要办的事" value={query} placeholder="搜一搜,养老金" onInput={setQuery} />
      <View className="mt12" />
      <Loaded of={items}>
        {({ items: rows }) =>
          rows.length ? (
            <Cells>
              {rows.map(({ code, plainName, modes, limit }) => (
                <Cell
                  key={code}
                  title={plainName}
                  note={`${modesWords(modes)} · ${limit}`}
                  onTap={() => pick({ code, name: plainName, limit })}
                />
              ))}
              <Cell title="说不清是哪件,记原话" onTap={() => pick(null)} />
            </Cells>
          ) : (
            <Empty icon="chats-circle-duotone" title="没有搜到这件事" note="记下对方的原话,一样能派人去。" />
          )
        }
      </Loaded>
    </Sheet>
  );
}
