import { stream } from 'exceljs';
import { createConnection, type RowDataPacket } from 'mysql2/promise';

/** How many columns the whole export has. */
const columns = 31;
const page = 500;

/** The least that an export can be: pages of joined rows, each written as it comes, with as many cells. Its rows. */
export async function writeBare(databaseUrl: string, file: string): Promise<number> {
  const connection = await createConnection(databaseUrl);
  const workbook = new stream.xlsx.WorkbookWriter({ filename: file, useStyles: true });
  const sheet = workbook.addWorksheet('orders');
  let written = 0;
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT o.*, l.product_name, l.quantity, l.unit_price, c.nickname, s.waybill_no
       FROM (SELECT * FROM orders WHERE id < ? ORDER BY id DESC LIMIT ${page}) o
       JOIN order_lines l ON l.order_id = o.id JOIN customers c ON c.id = o.customer_id
       LEFT JOIN shipments s ON s.order_id = o.id ORDER BY o.id DESC, l.id`,
      [before],
    );
    for (const row of rows) {
      const cells = Object.values(row).slice(0, columns) as (string | number | Date | null)[];
      sheet
        .addRow(cells.map((cell) => (cell !== null && typeof cell === 'object' ? String(cell) : cell)))
        .commit();
    }
    written += rows.length;
    const last = rows.at(-1);
    if (!last) break;
    before = Number(last.id);
  }
  sheet.commit();
  await workbook.commit();
  await connection.end();
  return written;
}
