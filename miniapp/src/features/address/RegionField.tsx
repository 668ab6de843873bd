import { Picker, View } from '@tarojs/components';
import { useWords } from '@/lib/words';
import { Field } from '@/ui/Field';

interface Props {
  /** Province, city and district with spaces between. */
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** WeChat's own picker of Chinese regions. */
export function RegionField({ value, error, onChange }: Props) {
  const t = useWords();
  return (
    <Picker
      mode="region"
      value={value ? value.split(' ') : []}
      onChange={(event) => onChange((event.detail.value as string[]).join(' '))}
    >
      <View style={{ pointerEvents: 'none' }}>
        <Field
          label={t('checkout.region')}
          value={value}
          placeholder={t('checkout.regionHint')}
          error={error}
          onChange={() => undefined}
        />
      </View>
    </Picker>
  );
}
