/** What goes out: findings, what is missing, commitments, scores and the verdict. Values only. */
@NullMarked
package io.softspoken.report;

import org.jspecify.annotations.NullMarked;
