import type { Rule } from 'antd/es/form';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '@lanzi/shared/lang';

/** A text in several languages needs its simplified Chinese: the others fall back to it. */
export function useLocalTextRule(message?: string): Rule {
  const { t } = useTranslation('shop');
  return {
    required: true,
    validator: (_, text: LocalText | undefined) =>
      text?.['zh-CN'].trim() ? Promise.resolve() : Promise.reject(new Error(message ?? t('required'))),
  };
}
