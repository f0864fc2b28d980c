import { ItemEntity } from '../catalogue/item.entity';
import { ItemBundleEntity } from '../catalogue/item-bundle.entity';
import { ItemEditEntity } from '../catalogue/item-edit.entity';
import { ItemMaterialEntity } from '../catalogue/item-material.entity';
import { UnitItemVersionEntity } from '../catalogue/unit-item-version.entity';
import { AbsenceEntity } from '../directory/absence.entity';
import { DivisionEntity } from '../directory/division.entity';
import { PostEntity } from '../directory/post.entity';
import { PostSkillEntity } from '../directory/post-skill.entity';
import { ShiftEntity } from '../directory/shift.entity';
import { UnitEntity } from '../directory/unit.entity';
import { ErrandEntity } from '../errands/errand.entity';
import { OfferEntity } from '../errands/offer.entity';
import { FirmImportEntity } from '../firms/firm-import.entity';
import { FirmPersonEntity } from '../firms/firm-person.entity';
import { AskEntity } from '../groups/door/ask.entity';
import { QuestionEntity } from '../groups/questions/question.entity';
import { NoticeEntity } from '../notices/notice.entity';
import { InvitationEntity } from '../people/invitation.entity';
import { PersonEntity } from '../people/person.entity';
import { TicketEntity } from '../tickets/ticket.entity';

/** Every row the service reads through TypeORM; the schema test holds each against its table. */
export const entities = [
  ErrandEntity,
  OfferEntity,
  PersonEntity,
  InvitationEntity,
  NoticeEntity,
  ItemEntity,
  ItemMaterialEntity,
  UnitItemVersionEntity,
  ItemEditEntity,
  ItemBundleEntity,
  AbsenceEntity,
  DivisionEntity,
  PostEntity,
  PostSkillEntity,
  ShiftEntity,
  UnitEntity,
  TicketEntity,
  FirmPersonEntity,
  QuestionEntity,
  AskEntity,
  FirmImportEntity,
];
