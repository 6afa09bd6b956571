/**
 * The checker as a language server (Language Server Protocol 3.17), for mail that is written in an editor: findings as
 * diagnostics, wordings as code actions. It speaks over two streams and logs nothing of what it reads.
 */
@NullMarked
package io.softspoken.lsp;

import org.jspecify.annotations.NullMarked;
