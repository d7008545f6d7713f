package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.server.VaadinServletRequest;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.web.KeepButton;
import nl.allesoveradministratie.pakketwijzer.web.KeptPackages;

/** Puts a package on the visitor's list: the same form as on plain pages, which comes back to this very result. */
class KeepPackage extends Composite<Html> {

    private final FinderScreen screen;
    private final AccountingPackage pack;

    KeepPackage(FinderScreen screen, AccountingPackage pack) {
        this.screen = screen;
        this.pack = pack;
    }

    @Override
    protected Html initContent() {
        KeptPackages kept = KeptPackages.of(VaadinServletRequest.getCurrent());
        String here = screen.href("/" + screen.path()) + screen.state().query();
        return new Html(KeepButton.form(screen.words(), kept, pack.id(), pack.name(), here));
    }
}
