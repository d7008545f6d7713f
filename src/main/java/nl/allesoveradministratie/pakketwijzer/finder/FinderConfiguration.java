package nl.allesoveradministratie.pakketwijzer.finder;

import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.catalog.RankingEffect;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the finder together from its data files. */
@Configuration(proxyBeanMethods = false)
class FinderConfiguration {

    @Bean
    Finder finder(Criteria criteria, PublishedCatalog catalog, Texts texts) {
        Wording wording = new Wording(FinderFiles.wording(), catalog, texts);
        return new Finder(criteria, catalog, FinderFiles.meanings(), FinderFiles.pages(), wording);
    }

    @Bean
    RankingEffect rankingEffect(Finder finder) {
        return new RegressionProfiles(finder, FinderFiles.meanings(), FinderFiles.profiles());
    }
}
