import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { assertPortFree } from './ports';

it('a port in use is named together with the setting that chooses another', async () => {
  const taken = createServer().listen(0);
  await once(taken, 'listening');
  const port = String((taken.address() as AddressInfo).port);
  await expect(assertPortFree(port, 'PORT')).rejects.toThrow(`Port ${port} is already in use`);
  await expect(assertPortFree(port, 'PORT')).rejects.toThrow('choose another port with PORT');
  taken.close();
  await once(taken, 'close');
  await expect(assertPortFree(port, 'PORT')).resolves.toBeUndefined();
});

it('what is no port is refused in words', async () => {
  await expect(assertPortFree('99999', 'PORT')).rejects.toThrow('PORT=99999 is not a port');
  await expect(assertPortFree('three', 'SANDBOX_PORT')).rejects.toThrow('SANDBOX_PORT=three is not a port');
});
