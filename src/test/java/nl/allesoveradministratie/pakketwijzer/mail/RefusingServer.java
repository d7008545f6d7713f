package nl.allesoveradministratie.pakketwijzer.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A mail server that takes everything up to one moment, and says no to that. */
final class RefusingServer implements AutoCloseable {

    static final String SILENCE = "";

    private final ServerSocket door = new ServerSocket(0);
    private final String moment;
    private final String reply;

    /**
     * @param moment a command of SMTP, or "greeting"
     * @param reply a code and the server's words, or nothing at all
     */
    RefusingServer(String moment, String reply) throws IOException {
        this.moment = moment;
        this.reply = reply;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket caller = door.accept()) {
                talk(caller);
            } catch (IOException e) {
                // The caller or the test is done.
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        PrintWriter out = new PrintWriter(caller.getOutputStream(), true, StandardCharsets.US_ASCII);
        out.print((moment.equals("greeting") ? reply : "220 ready") + "\r\n");
        out.flush();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.split(" ")[0].toUpperCase(Locale.ROOT);
            String answer = command.equals(moment) ? reply : answer(command);
            if (!answer.isEmpty()) {
                out.print(answer + "\r\n");
                out.flush();
            }
        }
    }

    private static String answer(String command) {
        return switch (command) {
            case "EHLO" -> "250-localhost\r\n250 AUTH PLAIN";
            case "DATA" -> "354 go on";
            case "." -> "250 taken";
            // Of the message itself.
            case "MAIL", "RCPT", "AUTH", "RSET", "NOOP", "HELO" -> "250 fine";
            case "QUIT" -> "221 bye";
            default -> SILENCE;
        };
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
