import { Module } from '@nestjs/common';
import { Attempts } from './attempts';
import { Balances } from './balances';
import { Collections } from './collections';
import { PaymentProviders } from './payment-providers';
import { Refunds } from './refunds';
import { StrayMoneyList } from './stray-money-list';

const providers = [Attempts, Balances, Collections, PaymentProviders, Refunds, StrayMoneyList];

@Module({ providers, exports: providers })
export class PaymentModule {}
