/**
 * Pictures that need nothing else: SVG whose style is in it, with no script and no request.
 *
 * <p>Decides how shapes, text and instants are put on paper; never what is shown. What it writes is well-formed XML, whatever the
 * text in it says. Start at {@link dev.tidemark.core.picture.Svg}.
 */
package dev.tidemark.core.picture;
