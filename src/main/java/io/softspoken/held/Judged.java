package io.softspoken.held;

import io.softspoken.draft.Draft;
import io.softspoken.mail.MailHead;
import io.softspoken.report.Edit;
import io.softspoken.report.ToneReport;
import java.util.Optional;

/**
 * A held mail, read and checked anew.
 *
 * @param mail where it stands
 * @param head what its header says
 * @param draft its words
 * @param report what the checker says of them now
 * @param edit the smallest edit with which it would not be held; empty if there is none
 */
public record Judged(HeldMail mail, MailHead head, Draft draft, ToneReport report, Optional<Edit> edit) {}
