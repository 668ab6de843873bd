import type { FastifyInstance } from 'fastify';
import { X509Certificate } from 'node:crypto';
import { rfc3339 } from '../beijing-time';
import type { Signer } from './signer';

/** The platform certificates, encrypted; here it is always one. */
export function addCertificates(routes: FastifyInstance, signer: Signer): void {
  const { validFrom, validTo } = new X509Certificate(signer.certificate);
  routes.get('/v3/certificates', () => ({
    data: [
      {
        serial_no: signer.certificateSerial,
        effective_time: rfc3339(new Date(validFrom)),
        expire_time: rfc3339(new Date(validTo)),
        encrypt_certificate: signer.encrypt(signer.certificate, 'certificate'),
      },
    ],
  }));
}
