import type { Settings } from '@lanzi/shared/shop/shop.contract';
import type { SettingsInput } from '../shop.api';

/** Settings as the form holds them: all but the version they were read at. */
export const valuesOf = ({ version: _version, ...values }: Settings): SettingsInput => values;
