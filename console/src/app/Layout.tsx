import '../features/alerts/alerts.css';
import { Layout as AntdLayout, Menu } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { inLang } from '@lanzi/shared/lang';
import { AlertBars } from '../features/alerts/AlertBars';
import { AlertBell } from '../features/alerts/AlertBell';
import { AlertsProvider } from '../features/alerts/AlertsProvider';
import { SoundButton } from '../features/alerts/SoundButton';
import { OrderSearch } from '../features/orders/desk/OrderSearch';
import { useLiveOrders } from '../features/orders/orders.api';
import { RetryWaybills } from '../features/orders/parcels/RetryWaybills';
import { TaskTray } from '../features/tasks/TaskTray';
import { useLang } from '../lib/i18n';
import { useMe, useSettings } from '../lib/session';
import { LanguageSwitch } from './LanguageSwitch';
import { menuItems, navGroups } from './navigation';
import { PersonMenu } from './PersonMenu';
import { featureRoutes } from './routes';

/** Navigation on the left, tools above, the page in between. */
export function Layout() {
  const { i18n } = useTranslation();
  const lang = useLang();
  const me = useMe();
  const settings = useSettings();
  useLiveOrders();
  const { pathname } = useLocation();
  const [folded, setFolded] = useState(false);
  const entries = featureRoutes.flatMap(({ path, nav }) =>
    nav && me.permissions.includes(nav.permission) ? [{ ...nav, to: `/${nav.to ?? path}` }] : [],
  );
  const here = entries.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <AlertsProvider>
      <div className="console">
        <AlertBars />
        <AntdLayout className="frame">
          <AntdLayout.Sider
            width={212}
            collapsedWidth={56}
            breakpoint="xl"
            collapsible
            collapsed={folded}
            onCollapse={setFolded}
            trigger={null}
            className="frame-sider"
          >
            <Link to="/orders" className="brand">
              <img src="/console/favicon.svg" alt="" width={28} height={28} />
              {!folded && <span>{inLang(settings.name, lang)}</span>}
            </Link>
            <Menu
              mode="inline"
              inlineIndent={16}
              selectedKeys={here ? [here.to] : []}
              defaultOpenKeys={navGroups}
              items={menuItems(
                entries,
                ({ to, label, Count }) => (
                  <Link to={to} className="nav-entry">
                    <span className="nav-word">{i18n.t(label)}</span>
                    {Count && <Count />}
                  </Link>
                ),
                (label) => i18n.t(label),
                folded,
              )}
            />
          </AntdLayout.Sider>
          <AntdLayout>
            <AntdLayout.Header className="frame-header">
              <OrderSearch />
              <div className="frame-tools">
                <SoundButton />
                {me.permissions.includes('order.read') && <TaskTray after={RetryWaybills} />}
                <AlertBell />
                <LanguageSwitch />
                <PersonMenu />
              </div>
            </AntdLayout.Header>
            <AntdLayout.Content className="frame-page">
              <Outlet />
            </AntdLayout.Content>
          </AntdLayout>
        </AntdLayout>
      </div>
    </AlertsProvider>
  );
}
