import * as z from 'zod';

const Failure = z.object({
  message: z.string(),
  cause: z.object({ message: z.string() }).optional().catch(undefined),
});

/** Why a call came to nothing, for the log. What fetch throws says it one level down. */
export function reasonOf(error: unknown): string {
  const failure = Failure.safeParse(error).data;
  return [failure?.message ?? 'unknown', failure?.cause?.message].filter(Boolean).join(': ');
}
