package nl.allesoveradministratie.pakketwijzer.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The product talks to its database and its mail server; no address that anybody typed is ever asked for anything. */
class ErrandsTest {

    /** By what a program asks others something, as it stands in a class file. */
    private static final List<String> WAYS = List.of(
            "java/net/http/",
            "java/net/URLConnection",
            "java/net/HttpURLConnection",
            "java/net/Socket",
            "java/net/DatagramSocket",
            "java/nio/channels/SocketChannel",
            "javax/naming/",
            "org/springframework/web/client/",
            "org/springframework/web/reactive/",
            "openStream",
            "openConnection");

    private static List<String> ways(byte[] type) {
        String names = new String(type, StandardCharsets.ISO_8859_1);
        return WAYS.stream().filter(names::contains).toList();
    }

    @Test
    void theProductAsksNobodyAnything() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> types;
        try (Stream<Path> files = Files.walk(Path.of("target/classes/nl"))) {
            types = files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        assertThat(types).hasSizeGreaterThan(1_000);
        for (Path type : types) {
            ways(Files.readAllBytes(type)).forEach(way -> found.add(type.getFileName() + " by " + way));
        }
        // A rehearsal opens its own pages, at 127.0.0.1.
        assertThat(found).containsExactly("Rehearsal.class by java/net/http/");
    }

    /** Planted. */
    static final class Curious {

        byte[] look(String address) throws IOException {
            try (InputStream stream = URI.create(address).toURL().openStream()) {
                return stream.readAllBytes();
            }
        }
    }

    @Test
    void whoLooksIsSeen() throws IOException {
        try (InputStream type =
                Objects.requireNonNull(Curious.class.getResourceAsStream("ErrandsTest$Curious.class"))) {
            assertThat(ways(type.readAllBytes())).contains("openStream");
        }
    }
}
