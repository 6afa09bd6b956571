/** Apache OpenNLP behind two small doors: sentence ends and part-of-speech tags. The only importer of OpenNLP. Engine: no compatibility promised. */
@NullMarked
package io.softspoken.nlp;

import org.jspecify.annotations.NullMarked;
