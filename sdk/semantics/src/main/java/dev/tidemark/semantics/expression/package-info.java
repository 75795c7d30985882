/**
 * Row expressions: {@code derive}, {@code where} and on-demand features, SQL scalar expressions with one evaluator.
 *
 * <p>Decides what an expression means, on every row, to the bit: its type, its nulls, its failures. The rules are
 * EXPR-1 and on in {@code docs/spec/row-expressions.md}. In short:
 *
 * <table>
 * <caption>What holds everywhere</caption>
 * <tr><td>unknown</td><td>three-valued logic; a row passes a {@code where} only if it is true</td></tr>
 * <tr><td>failure</td><td>overflow, division by zero, a cast that does not parse: null, and counted; never thrown</td></tr>
 * <tr><td>INT64</td><td>checked; division truncates toward zero</td></tr>
 * <tr><td>DOUBLE</td><td>IEEE 754, StrictMath; NaN equal to itself and greatest, −0.0 equal to 0.0</td></tr>
 * <tr><td>STRING</td><td>ordered by code points; never padded</td></tr>
 * <tr><td>TIMESTAMP</td><td>microseconds, UTC; a duration is an INT64 of microseconds</td></tr>
 * </table>
 *
 * <p>Calcite parses; types, names and evaluation are this package's own (docs/adr/0010-row-expressions.md). Nothing here
 * reads a clock, a locale, a time zone or a file, keeps state between rows, or generates code.
 *
 * <p>Start at {@link dev.tidemark.semantics.expression.RowExpression}; then {@code Binder}, which turns syntax into
 * {@code Node}s; then {@code Functions}, the allow-list.
 */
package dev.tidemark.semantics.expression;
