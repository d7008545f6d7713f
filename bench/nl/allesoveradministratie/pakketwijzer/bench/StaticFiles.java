package nl.allesoveradministratie.pakketwijzer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets the measured server serve files as well, so that a page can be held against a file. */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

    /** Where the files are for the server's clients; below an address that the product already leaves to its files. */
    static final String PREFIX = "/assets/bench/";

    /** Where they are on the disk; empty until the measurement writes one. */
    static final Path FOLDER = folder();

    private static Path folder() {
        try {
            return Files.createTempDirectory("pakketwijzer-bench-files");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(PREFIX + "**")
                .addResourceLocations(FOLDER.toUri().toString());
    }
}
