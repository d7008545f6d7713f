package nl.allesoveradministratie.pakketwijzer.web;

import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Stylesheets, fonts and scripts: their address holds a hash of their content, so that they can be kept for good. */
@Component
public class Assets {

    private static final String SHIPPED = "classpath:/static/assets/";

    private final ResourceUrlProvider addresses;

    Assets(ResourceUrlProvider addresses) {
        this.addresses = addresses;
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
