package nl.allesoveradministratie.pakketwijzer.web;

import org.apache.catalina.Engine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which of several nodes this process is. It stands behind the number of each session that begins here ({@code ….a}), so that a proxy
 * can send who has one back to it without a cookie of its own. Empty = there is one node, or nobody needs to know.
 */
@Configuration(proxyBeanMethods = false)
class NodeName {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> nodeInSessions(
            @Value("${pakketwijzer.node:}") String node) {
        if (!node.matches("[a-z0-9]{0,20}")) {
            throw new IllegalArgumentException("pakketwijzer.node is small letters and digits, at most 20");
        }
        return factory -> factory.addContextCustomizers(context -> {
            if (!node.isEmpty() && context.getParent().getParent() instanceof Engine engine) {
                engine.setJvmRoute(node);
            }
        });
    }
}
