import { Avatar, Input } from 'antd';
import { UserOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Customer } from '@lanzi/shared/customer/customer.contract';
import { PagedTable } from '../../ui/PagedTable';
import { PageHeader } from '../../ui/PageHeader';
import { When } from '../../ui/When';
import { BalanceDrawer } from './BalanceDrawer';
import { useCustomers } from './customers.api';

/** Everybody who has signed in to the shop, and one of them in a drawer; both stand in the address. */
export function CustomerList() {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const { id } = useParams();
  const [search] = useSearchParams();
  const q = search.get('q') ?? '';
  const list = useCustomers(q);
  const addressOf = (customerId: string | undefined, text = q) => ({
    pathname: customerId ? `/customers/${customerId}` : '/customers',
    search: text ? `?${new URLSearchParams({ q: text })}` : '',
  });
  return (
    <>
      <PageHeader
        title={t('nav')}
        hint={t('hint')}
        actions={
          <Input.Search
            key={q}
            defaultValue={q}
            placeholder={t('search')}
            aria-label={t('search')}
            allowClear
            maxLength={50}
            onSearch={(text) => void navigate(addressOf(undefined, text.trim()), { replace: true })}
            style={{ width: 260 }}
          />
        }
      />
      <PagedTable<Customer>
        list={list}
        rowKey="id"
        minWidth={720}
        emptyText={q ? t('noMatch') : t('noCustomers')}
        rowClassName={(customer) => `row-opens ${customer.id === id ? 'row-current' : ''}`}
        onRow={(customer) => ({ onClick: () => void navigate(addressOf(customer.id)) })}
        columns={[
          {
            title: t('nickname'),
            render: (_, customer) => (
              <>
                <Avatar size="small" src={customer.avatarUrl} icon={<UserOutlined />} />{' '}
                <Link to={addressOf(customer.id)} onClick={(event) => event.stopPropagation()}>
                  {customer.nickname || t('nameless')}
                </Link>
              </>
            ),
          },
          {
            title: t('phone'),
            width: 180,
            render: (_, { phone }) => phone ?? <span className="second-line">{t('noPhone')}</span>,
          },
          {
            title: t('email'),
            width: 220,
            render: (_, { email }) =>
              email ? (
                <span className="written">{email}</span>
              ) : (
                <span className="second-line">{t('noEmail')}</span>
              ),
          },
          { title: t('since'), width: 160, render: (_, { createdAt }) => <When at={createdAt} /> },
        ]}
      />
      {id && <BalanceDrawer key={id} id={id} onClose={() => void navigate(addressOf(undefined))} />}
    </>
  );
}
