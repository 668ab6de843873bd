import { Input, Textarea, View } from '@tarojs/components';
import { labelled, politely } from '@/lib/access';
import './Field.scss';

/** How much of its length is used up before a long field counts: until then it keeps quiet. */
const NEAR = 0.9;

interface Props {
  label: string;
  value: string;
  /** Without it the value is only shown. */
  onChange?: (value: string) => void;
  placeholder?: string;
  type?: 'text' | 'number' | 'digit';
  maxLength?: number;
  /** What is wrong with it, under it. */
  error?: string | undefined;
  /** Several lines; near `maxLength` it tells how many letters there are. */
  long?: boolean;
}

export function Field({
  label,
  value,
  onChange,
  placeholder,
  type = 'text',
  maxLength = 140,
  error,
  long,
}: Props) {
  const shared = {
    className: 'field__input',
    placeholderClass: 'field__placeholder',
    value,
    maxlength: maxLength,
    ...labelled(label),
    ...(placeholder === undefined ? {} : { placeholder }),
    onInput: (event: { detail: { value: string } }) => onChange?.(event.detail.value),
  };
  return (
    <View className={`field ${long ? 'field--long' : ''}`}>
      <View className="field__line">
        <View className="field__label">{label}</View>
        {!onChange ? (
          <View className="field__input">{value}</View>
        ) : long ? (
          <Textarea {...shared} autoHeight />
        ) : (
          <Input {...shared} type={type} />
        )}
      </View>
      {long ? (
        <View {...politely}>
          {value.length >= maxLength * NEAR ? (
            <View className={`field__count ${value.length >= maxLength ? 'field__count--full' : ''}`}>
              {value.length}/{maxLength}
            </View>
          ) : null}
        </View>
      ) : null}
      {error ? <View className="field__error">{error}</View> : null}
    </View>
  );
}
