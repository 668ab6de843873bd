import type { ParseKeys } from 'i18next';
import type { ComponentType, ReactNode } from 'react';
import type { Permission } from '@lanzi/shared/staff/permissions';
import type { Namespace } from '../locales/words';

export type NavGroup = 'fulfilment' | 'money';

/** What a feature offers to the console: an address, and perhaps an entry of the navigation. */
export interface FeatureRoute {
  path: string;
  element: ReactNode;
  nav?: {
    /** A word's key with its namespace, such as `orders:nav`. */
    label: Extract<ParseKeys<Namespace[]>, `${Namespace}:${string}`>;
    icon: ReactNode;
    permission: Permission;
    /** Stands with others under one entry. */
    group?: NavGroup;
    /** Where the entry leads when the path has parameters. */
    to?: string;
    /** How much work waits there. */
    Count?: ComponentType;
  };
}
