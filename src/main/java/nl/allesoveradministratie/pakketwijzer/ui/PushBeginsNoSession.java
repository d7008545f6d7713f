package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.spring.SpringServlet;
import org.atmosphere.cpr.ApplicationConfig;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;

/**
 * A page that asks for news begins no session, as Vaadin's push does of itself: its cookie would take the place of that of
 * a session that is over, and the browser that named it could not be told why.
 */
@Component
class PushBeginsNoSession implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof ServletRegistrationBean<?> registration
                && registration.getServlet() instanceof SpringServlet) {
            registration.addInitParameter(ApplicationConfig.PROPERTY_SESSION_CREATE, "false");
        }
        return bean;
    }
}
