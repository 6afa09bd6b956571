/** The deep model: a small transformer run by ONNX Runtime, both optional. Nothing else in the library knows of them. */
@NullMarked
package io.softspoken.deep;

import org.jspecify.annotations.NullMarked;
