import { isDeepStrictEqual } from 'node:util';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { routeOf } from './endpoint';

/**
 * In tests every answer has to be what the contract says, nothing missing and nothing more. Of a file or a provider's
 * word it says no more than the media type.
 */
@Injectable()
export class ContractCheckInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = routeOf(context);
    if (!route || route.produces) return next.handle();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!route.response) {
          if (answer === undefined) return answer;
          throw new Error(`${route.name} answers although its contract has no response`);
        }
        const sent: unknown = JSON.parse(JSON.stringify(answer ?? null));
        const parsed: unknown = JSON.parse(JSON.stringify(route.response.parse(sent)));
        if (!isDeepStrictEqual(parsed, sent))
          throw new Error(`${route.name} answers more than its contract says`);
        return answer;
      }),
    );
  }
}
