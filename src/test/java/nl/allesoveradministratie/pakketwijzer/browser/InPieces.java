package nl.allesoveradministratie.pakketwijzer.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A bad line between a browser and the product: pages arrive in four pieces, with a wait between them. */
final class InPieces implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(400);
    private static final int PIECES = 4;

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String product;

    /** @param product how its addresses begin */
    InPieces(String product) throws IOException {
        this.product = product;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    /** The address of a page at the other end of this line. */
    String at(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(product + exchange.getRequestURI()))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("No page or part of one there: " + exchange.getRequestURI());
            }
            String type = answer.headers().firstValue("Content-Type").orElse("application/octet-stream");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(answer.statusCode(), 0);
            write(answer.body(), type.startsWith("text/html") ? PIECES : 1, exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(byte[] body, int pieces, OutputStream line) throws IOException, InterruptedException {
        int size = Math.max(1, body.length / pieces + 1);
        for (int from = 0; from < body.length; from += size) {
            if (from > 0) {
                Thread.sleep(WAIT);
            }
            line.write(body, from, Math.min(size, body.length - from));
            line.flush();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }
}
