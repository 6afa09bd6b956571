/**
 * The hold queue of Postfix, as far as it holds mail for its tone: looked through, told to the writers, released, dropped,
 * given up.
 *
 * <p>Postfix stays the only owner of the mail. All is done by its own programs ({@code postqueue}, {@code postcat}, {@code
 * postsuper}, {@code sendmail}); nothing here writes into a queue. What must be known from one call to the next, such as
 * that a writer has been told, stands in a folder of its own, a small file for each queue id ({@link
 * io.softspoken.held.Journal}). Queue ids must therefore be long ones: Postfix uses short ids again for other mail.
 *
 * <p>Who did what to which mail is written to an audit file before it is done; if that cannot be written, nothing is done.
 * No words of a mail and no addresses stand in it.
 */
@NullMarked
package io.softspoken.held;

import org.jspecify.annotations.NullMarked;
