import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, Audit } from '../platform/audit/audit';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { updateVersioned } from '../platform/database/versioned';
import { uploadsOf } from '../platform/storage/uploads-of';
import { CurrencyUse } from './currency-use';
import { defaultSettings } from './default-settings';
import { type SettingsData, type ShopPictures, ShopSettings } from './shop-settings.entity';
import { ShopSnapshot } from './shop-snapshot';

type AlertSounds = SettingsData['alertSounds'];

const row = { id: 1 };

@Injectable()
export class SaveSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly snapshot: ShopSnapshot,
    private readonly audit: Audit,
    private readonly currencyUse: CurrencyUse,
  ) {}

  /**
   * Throws `version_conflict`, `currency_in_use`, `not_found` for a sound that was never uploaded, and `invalid_input`
   * for a time zone that does not exist.
   */
  async run(by: Actor, input: SettingsData, version: number): Promise<void> {
    checkTimeZone(input.timeZone);
    await this.unitOfWork.run(async (manager) => {
      const settings = { ...input, alertSounds: await addressed(manager, input.alertSounds) };
      const { settings: before } = await this.snapshot.get();
      if (settings.currency !== before.currency && (await this.currencyUse.isInUse()))
        throw new DomainError('currency_in_use');
      await this.write({ settings }, version);
      await this.audit.record(by, 'settings.update', 'shop', settings);
    });
  }

  /** The shop's logo and banners, by address. */
  async setPictures(pictures: ShopPictures): Promise<void> {
    await this.write({ pictures });
  }

  private async write(change: Partial<ShopSettings>, version?: number): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      const first = { ...row, settings: defaultSettings, pictures: { logo: '', banners: [] }, version: 1 };
      await manager.createQueryBuilder().insert().into(ShopSettings).values(first).orIgnore().execute();
      const current = await manager.findOneByOrFail(ShopSettings, row);
      await updateVersioned(manager, ShopSettings, row, version ?? current.version, change);
      this.snapshot.changed();
    });
  }
}

/** The sounds under the addresses they really have, whatever the client said. */
async function addressed(manager: EntityManager, sounds: AlertSounds): Promise<AlertSounds> {
  const chosen = Object.entries(sounds);
  const uploads = await uploadsOf(
    manager,
    'sound',
    chosen.map(([, { id }]) => id),
  );
  return Object.fromEntries(chosen.map(([kind, sound], at) => [kind, { ...sound, ...uploads[at] }]));
}

function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    const error = { path: 'timeZone', code: 'custom', message: 'must be an IANA time zone' };
    throw new DomainError('invalid_input', {}, { errors: [error] });
  }
}
