/**
 * The HTTP server: connections, TLS, tokens, limits, and the form of failures.
 *
 * <p>Decides who may call and how much; never what is answered, which endpoints do. Start at {@link
 * dev.tidemark.sync.http.HttpServer}.
 */
package dev.tidemark.sync.http;
