/** Matches become findings, in the light of the message answered and of the reader; wordings are fitted and proved, and the verdict is reached. Engine: no compatibility promised. */
@NullMarked
package io.softspoken.judge;

import org.jspecify.annotations.NullMarked;
