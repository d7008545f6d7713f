package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.catalog.RankingEffect;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.web.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the finder together from its data files. */
@Configuration(proxyBeanMethods = false)
class FinderConfiguration {

    @Bean
    Finder finder(Criteria criteria, PublishedCatalog catalog, Texts texts) {
        Wording wording = new Wording(FinderFiles.wording(), catalog, texts);
        return new Finder(
                criteria, catalog, FinderFiles.meanings(), FinderFiles.pages(), FinderFiles.conditions(), wording);
    }

    @Bean
    Segments segments(Finder finder) {
        return new Segments(FinderFiles.segments(finder.criteria(), finder.options()), finder);
    }

    /** Its first page is drawn by Vaadin, and has no page of ours to tell of it. */
    @Bean
    PublicPaths finderPaths() {
        return () -> Stream.of("/keuzehulp");
    }

    @Bean
    RankingEffect rankingEffect(Finder finder) {
        return new RegressionProfiles(finder, FinderFiles.meanings(), FinderFiles.profiles());
    }
}
