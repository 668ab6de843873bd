import { fill, inLang } from '@lanzi/shared/lang';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Mailer } from '../../platform/mail/mailer';
import { PrivateFiles } from '../../platform/storage/file-store';
import { Task } from '../../platform/tasks/task.entity';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { documentWords } from '../words';
import { exportOf, fileNameOf } from './export-task';

/** The reaction's name in the outbox. */
export const mailExport = 'mail export';
export interface ExportToMail {
  taskId: number;
  rows: number;
}

/** What most mailboxes take. */
const largestAttachment = 10 * 1024 * 1024;
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends an export to whom it was wanted for: the file itself, or where it is when it is too large for a letter. */
@Injectable()
export class MailExport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: PrivateFiles,
    private readonly mailer: Mailer,
    private readonly shop: ShopSnapshot,
    private readonly config: Config,
  ) {}

  async run({ taskId, rows }: ExportToMail): Promise<void> {
    const task = await this.unitOfWork.manager.findOneBy(Task, { id: taskId });
    const { email, lang } = task ? exportOf(task) : { email: null, lang: null };
    // It was deleted meanwhile: there is nothing left to send.
    if (!task?.filePath || !email || !lang) return;
    const { settings } = await this.shop.get();
    const file = await this.files.open(task.filePath);
    if (!file) return;
    const fits = file.bytes <= largestAttachment;
    if (!fits) file.stream.destroy();
    const words = documentWords[lang].mail;
    const { title } = task;
    const link = `${this.config.publicUrl}/console/`;
    await this.mailer.send({
      to: email,
      subject: fill(words.subject, { shop: inLang(settings.name, lang), title }),
      text: `${fill(fits ? words.attached : words.linked, { title, rows, link })}\n\n${words.expires}\n`,
      reference: `export-${task.id}`,
      ...(fits && {
        attachment: { name: fileNameOf(task, settings.timeZone), type: workbook, content: file.stream },
      }),
    });
  }
}
