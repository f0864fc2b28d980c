import { PostPersonalData } from '../directory/personal-data.service';
import { ErrandDeadlines } from '../errands/errand.deadlines';
import { ErrandKeeping } from '../errands/keeping.service';
import { OpenErrands } from '../errands/open.count';
import { ErrandPersonalData } from '../errands/personal-data.service';
import { PostReactions } from '../errands/post.reactions';
import { ImportWork } from '../firms/import.work';
import { FirmPersonalData } from '../firms/personal-data.service';
import { CaughtUpReactions } from '../groups/by-itself/caught-up.reactions';
import { ShiftRound } from '../groups/by-itself/shift.round';
import { WeekRound } from '../groups/by-itself/week.round';
import { GroupKeeping } from '../groups/keeping/keeping.service';
import { GroupLogs } from '../groups/live.service';
import { MatterReactions } from '../groups/matter.reactions';
import { SeatsDue } from '../groups/members/due.round';
import { MemberReactions } from '../groups/members/member.reactions';
import { MemberRound } from '../groups/members/member.round';
import { DeskBell } from '../groups/order/bell.deadlines';
import { CheckRound } from '../groups/order/check.round';
import { CheckVerdicts } from '../groups/order/check.verdict.service';
import { DeskReactions } from '../groups/order/desk.reactions';
import { GroupPersonalData } from '../groups/personal-data.service';
import { QuestionDeadlines } from '../groups/questions/question.deadlines';
import { Radar } from '../groups/questions/radar.round';
import { Clearing } from '../kernel/clearing.service';
import { Files } from '../kernel/files/file.service';
import { FilePersonalData } from '../kernel/files/personal-data.service';
import { FileSweep } from '../kernel/files/sweep';
import { Courier } from '../notices/courier.service';
import { NoticeKeeping } from '../notices/keeping.service';
import { NoticeReactions } from '../notices/notice.reactions';
import { NoticePersonalData } from '../notices/personal-data.service';
import { QuotaReactions } from '../notices/quota.reactions';
import { ConsentService } from '../people/consent.service';
import { ErasureDeadlines } from '../people/erasure.deadlines';
import { PeopleKeeping } from '../people/keeping.service';
import { MyDataService } from '../people/my-data.service';
import { StaffData } from '../people/staff.data';
import { WechatData } from '../people/wechat.data';
import { FollowReactions } from '../tickets/follow.reactions';
import { Looks } from '../tickets/look.service';
import { TicketPersonalData } from '../tickets/personal-data.service';
import { TicketDeadlines } from '../tickets/ticket.deadlines';

/** What must be awake before the first call: it announces what a room does when time passes or something happens elsewhere. */
export const listeners = [
  ErrandDeadlines,
  OpenErrands,
  PostReactions,
  MemberReactions,
  MemberRound,
  SeatsDue,
  MatterReactions,
  GroupLogs,
  NoticeReactions,
  Courier,
  QuotaReactions,
  ConsentService,
  ErasureDeadlines,
  MyDataService,
  WechatData,
  StaffData,
  PostPersonalData,
  ErrandPersonalData,
  NoticePersonalData,
  GroupPersonalData,
  TicketDeadlines,
  FollowReactions,
  TicketPersonalData,
  FirmPersonalData,
  QuestionDeadlines,
  Radar,
  WeekRound,
  ShiftRound,
  CaughtUpReactions,
  DeskBell,
  DeskReactions,
  CheckRound,
  CheckVerdicts,
  ImportWork,
  PeopleKeeping,
  GroupKeeping,
  NoticeKeeping,
  ErrandKeeping,
  Looks,
  // After whoever announces what is kept for a time.
  Clearing,
  Files,
  FileSweep,
  FilePersonalData,
];
