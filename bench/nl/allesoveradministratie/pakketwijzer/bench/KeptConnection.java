package nl.allesoveradministratie.pakketwijzer.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection to this machine's own server that stays open. So plain that it costs next to nothing: on a small
 * machine the client takes its time from the very server that it measures.
 */
final class KeptConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private int received;

    KeptConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
    }

    /**
     * Asks for a page as a browser does, compressed, and reads it to the end.
     *
     * @param headers more of them, each with its line end
     * @return the status
     */
    int get(String path, String headers) throws IOException {
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n"
                                + "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8\r\n"
                                + "Accept-Language: nl-NL,nl;q=0.9\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        received = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
        }
        if (chunked) {
            int size = Integer.parseInt(line(), 16);
            while (size > 0) {
                in.skipNBytes(size);
                received += size;
                line();
                size = Integer.parseInt(line(), 16);
            }
            line();
        } else if (status != 304) {
            in.skipNBytes(length);
            received = length;
        }
        return status;
    }

    /** How many bytes the last answer had, compressed. */
    int received() {
        return received;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(128);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
