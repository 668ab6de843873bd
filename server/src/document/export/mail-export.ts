import { fill, inLang } from '@lanzi/shared/lang';
import { Injectable } from '@nestjs/common';
import { clip } from '../../platform/clip';
import { Config } from '../../platform/config';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Mailer, MailRefused, type Mail } from '../../platform/mail/mailer';
import { maxAttempts, type Reaction } from '../../platform/outbox/outbox-relay';
import { PrivateFiles, type OpenFile } from '../../platform/storage/file-store';
import { Task } from '../../platform/tasks/task.entity';
import { Tasks } from '../../platform/tasks/tasks';
import type { SettingsData } from '../../shop/shop-settings.entity';
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
    private readonly tasks: Tasks,
    private readonly files: PrivateFiles,
    private readonly mailer: Mailer,
    private readonly shop: ShopSnapshot,
    private readonly config: Config,
  ) {}

  run: Reaction<ExportToMail> = async ({ taskId, rows }, { attempts }) => {
    const task = await this.unitOfWork.manager.findOneBy(Task, { id: taskId });
    const { settings } = await this.shop.get();
    const file = task?.letter && task.filePath ? await this.files.open(task.filePath) : undefined;
    // It was deleted meanwhile: there is nothing left to send.
    if (!task?.letter || !file) return;
    const { to } = task.letter;
    try {
      await this.mailer.send(this.letterOf(task, to, rows, file, settings));
    } catch (error) {
      const isRefusal = error instanceof MailRefused;
      const reason = clip(error instanceof Error ? error.message : String(error), 500);
      if (isRefusal || attempts >= maxAttempts)
        await this.tasks.mailed(taskId, { to, state: 'unsent', reason });
      if (isRefusal) return;
      throw error;
    }
    await this.tasks.mailed(taskId, { to, state: 'sent', reason: null });
  };

  private letterOf(task: Task, to: string, rows: number, file: OpenFile, settings: SettingsData): Mail {
    const { lang } = exportOf(task);
    const fits = file.bytes <= largestAttachment;
    if (!fits) file.stream.destroy();
    const words = documentWords[lang].mail;
    const { title } = task;
    const link = `${this.config.publicUrl}/console/`;
    return {
      to,
      subject: fill(words.subject, { shop: inLang(settings.name, lang), title }),
      text: `${fill(fits ? words.attached : words.linked, { title, rows, link })}\n\n${words.expires}\n`,
      reference: `export-${task.id}`,
      ...(fits && {
        attachment: { name: fileNameOf(task, settings.timeZone), type: workbook, content: file.stream },
      }),
    };
  }
}
