package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.page.AppShellConfigurator;

/** The one page in which all Vaadin screens live; what stands around the outlet is drawn by {@link ShellHtml}. */
public class Shell implements AppShellConfigurator {}
