package nl.allesoveradministratie.pakketwijzer.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie;

/** Somebody else's server, on another host than ours, that plays the provider of videos: it sets what the list declares. */
final class PlantedParty implements AutoCloseable {

    private final HttpServer server;

    /** What was asked of it: addresses, with what the browser said of where it came from. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** @param cookies what its player sets */
    PlantedParty(List<DeclaredCookie> cookies) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/favicon.ico")) {
                // The browser's own question when its page stands by itself, at a moment of the browser's choosing.
                exchange.sendResponseHeaders(404, -1);
                exchange.close();
                return;
            }
            asked.add(exchange.getRequestURI().toString());
            for (DeclaredCookie cookie : cookies) {
                exchange.getResponseHeaders()
                        .add("Set-Cookie", cookie.name() + "=1; Path=/; Max-Age=3600; Secure; SameSite=None");
            }
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            byte[] page = "<!doctype html><html lang=nl><title>Speler</title><body><p id=player>Film"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    /** Scheme, host and port. */
    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
