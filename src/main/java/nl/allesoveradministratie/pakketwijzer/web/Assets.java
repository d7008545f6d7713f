package nl.allesoveradministratie.pakketwijzer.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Stylesheets, fonts and scripts: their address holds a hash of their content, so that they can be kept for good. */
@Component
public class Assets implements SmartInitializingSingleton {

    private static final String SHIPPED = "classpath:/static/assets/";

    /** Stands in {@code url("fonts/…")}: where a stylesheet says it from its own place. */
    private static final Pattern FILE_IN_STYLESHEET = Pattern.compile("url\\(\"([^\":]+)\"\\)");

    private final ResourceUrlProvider addresses;
    private final ApplicationContext context;
    private final String location;
    private volatile @Nullable InlineStyle home;

    Assets(
            ResourceUrlProvider addresses,
            ApplicationContext context,
            @Value("${pakketwijzer.assets:" + SHIPPED + "}") String location) {
        this.addresses = addresses;
        this.context = context;
        this.location = location;
    }

    /**
     * The address of a file in {@code frontend/assets}.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public String address(String file) {
        String address = addresses.getForLookupPath("/assets/" + file);
        if (address == null) {
            throw new IllegalArgumentException("No asset " + file);
        }
        return address;
    }

    /** How the home page looks, to be written into it: most people come in there, and they wait once instead of twice. */
    public InlineStyle home() {
        InlineStyle style = home;
        if (style == null || !location.equals(SHIPPED)) {
            style = InlineStyle.of(text("tokens.css") + text("base.css") + text("home.css"));
            home = style;
        }
        return style;
    }

    /**
     * A file that is not there is found out at the start, not by the first visitor. Before the server listens: Spring itself learns the
     * addresses only afterwards, and whoever came in between saw an error.
     */
    @Override
    public void afterSingletonsInstantiated() {
        addresses.onApplicationEvent(new ContextRefreshedEvent(context));
        home();
    }

    private String text(String stylesheet) {
        try {
            String text = context.getResource(location + stylesheet).getContentAsString(StandardCharsets.UTF_8);
            return FILE_IN_STYLESHEET
                    .matcher(text)
                    .replaceAll(file -> "url(\"" + Matcher.quoteReplacement(address(file.group(1))) + "\")");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Serving implements WebMvcConfigurer {

        private final String location;
        private final boolean changing;

        /** @param location where the files are; another place than the jar's own means that they may change any time */
        Serving(@Value("${pakketwijzer.assets:" + SHIPPED + "}") String location) {
            this.location = location;
            this.changing = !location.equals(SHIPPED);
        }

        @Override
        public void addResourceHandlers(ResourceHandlerRegistry registry) {
            registry.addResourceHandler("/assets/**")
                    .addResourceLocations(location)
                    .setCacheControl(CacheControl.maxAge(365, TimeUnit.DAYS)
                            .cachePublic()
                            .immutable())
                    .resourceChain(!changing)
                    .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        }
    }
}
