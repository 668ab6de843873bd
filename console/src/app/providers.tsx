import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import zhHK from 'antd/locale/zh_HK';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import 'dayjs/locale/zh-hk';
import { useLayoutEffect, type ReactNode } from 'react';
import type { Lang } from '@lanzi/shared/lang';
import { useLang } from '../lib/i18n';
import { queryClient } from '../lib/query-client';
import { consoleTheme } from './theme';

const antdLocale = { 'zh-CN': zhCN, 'zh-HK': zhHK, en: enUS } satisfies Record<Lang, object>;
const dayjsLocale = { 'zh-CN': 'zh-cn', 'zh-HK': 'zh-hk', en: 'en' } satisfies Record<Lang, string>;

/** What every page stands in: data, looks and language. */
export function Providers({ children }: { children: ReactNode }) {
  const lang = useLang();
  dayjs.locale(dayjsLocale[lang]);
  useLayoutEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider theme={consoleTheme} locale={antdLocale[lang]} button={{ autoInsertSpace: false }}>
        <AntdApp message={{ maxCount: 3 }}>{children}</AntdApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
