import { useState } from 'react';
import { Input, View } from '@tarojs/components';
import { labelled } from '@/lib/access';
import { useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import { codeGroups, SHORT_CODE_LENGTH } from './code-groups';
import './TypedCode.scss';

/** The short code, typed as the customer reads it out. */
export function TypedCode({ onCode }: { onCode: (code: string) => void }) {
  const t = useWords();
  const [digits, setDigits] = useState('');
  const complete = digits.length === SHORT_CODE_LENGTH;
  const submit = () => {
    onCode(digits);
    setDigits('');
  };
  return (
    <View className="typed-code">
      <Input
        className="typed-code__input"
        type="number"
        value={codeGroups(digits)}
        maxlength={SHORT_CODE_LENGTH + 1}
        placeholder={t('verifier.typePlaceholder')}
        placeholderClass="typed-code__placeholder"
        {...labelled(t('verifier.orType'))}
        confirmType="search"
        onInput={(event) => setDigits(event.detail.value.replace(/\D/g, '').slice(0, SHORT_CODE_LENGTH))}
        onConfirm={() => complete && submit()}
      />
      <Button size="l" disabledBecause={complete ? undefined : t('verifier.typeFirst')} onClick={submit}>
        {t('verifier.check')}
      </Button>
    </View>
  );
}
