import { theme, type ThemeConfig } from 'antd';

/** Calm and dense: bamboo green, one red, the system's own Chinese fonts, and nothing that slides. */
export const consoleTheme: ThemeConfig = {
  algorithm: theme.compactAlgorithm,
  token: {
    // A dialog gives the focus back once it has moved away: by then somebody types elsewhere.
    motion: false,
    colorPrimary: '#12805c',
    colorSuccess: '#12805c',
    colorInfo: '#12805c',
    colorLink: '#12805c',
    // The compact algorithm would make these grey.
    colorPrimaryBg: '#e4f1ec',
    colorInfoBg: '#e4f1ec',
    controlItemBgActive: '#e4f1ec',
    colorError: '#d9291c',
    colorBgLayout: '#f5f5f2',
    colorTextBase: '#1c1f1d',
    borderRadius: 6,
    fontSize: 14,
    controlHeight: 32,
    fontFamily:
      "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'PingFang SC', 'PingFang HK', 'Hiragino Sans GB', 'Microsoft YaHei', 'Microsoft JhengHei', 'Noto Sans CJK SC', sans-serif",
  },
  components: {
    Table: { headerBg: '#fafaf8', headerColor: '#6a706c', cellPaddingBlockSM: 8, cellPaddingInlineSM: 10 },
    Layout: { siderBg: '#fbfbf9', headerBg: '#ffffff', headerHeight: 52, headerPadding: '0 16px' },
    Menu: { itemBg: 'transparent', itemHeight: 34, itemSelectedBg: '#e4f1ec', activeBarBorderWidth: 0 },
  },
};
