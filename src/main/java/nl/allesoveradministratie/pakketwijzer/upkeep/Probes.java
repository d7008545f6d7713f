package nl.allesoveradministratie.pakketwijzer.upkeep;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/** What a load balancer asks: nobody in between may keep how this process was a moment ago. */
@Configuration(proxyBeanMethods = false)
class Probes {

    @Bean
    FilterRegistrationBean<Filter> freshProbes() {
        Filter notKept = (request, response, chain) -> {
            ((HttpServletResponse) response).setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            chain.doFilter(request, response);
        };
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(notKept);
        registration.addUrlPatterns("/livez", "/readyz");
        return registration;
    }
}
