package nl.allesoveradministratie.pakketwijzer.web;

/** The line icons, drawn on a grid of 24 by 24. They only ever stand beside words, so they are hidden from readers. */
public enum Icon {
    ARROW_RIGHT("<path d='M5 12h14M13 6l6 6-6 6'/>"),
    ARROW_LEFT("<path d='M19 12H5M11 6l-6 6 6 6'/>"),
    CHEVRON_RIGHT("<path d='m9.5 6 6 6-6 6'/>"),
    CHEVRON_DOWN("<path d='m6 9.5 6 6 6-6'/>"),
    CHECK("<path d='m5 12.5 4.5 4.5L19 7.5'/>"),
    MINUS("<path d='M5 12h14'/>"),
    PLUS("<path d='M12 5v14M5 12h14'/>"),
    CROSS("<path d='M6 6l12 12M18 6 6 18'/>"),
    MENU("<path d='M4 7h16M4 12h16M4 17h16'/>"),
    LINK(
            "<path d='M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17'/>"),
    EXTERNAL("<path d='M14 4h6v6M20 4l-9 9M18 14v4a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h4'/>"),
    CALENDAR("<rect x='4' y='5.5' width='16' height='15' rx='2.5'/><path d='M4 10h16M8.5 3.5v4M15.5 3.5v4'/>"),
    WARNING("<path d='M12 4.5 21 19.5H3zM12 10v4.5M12 17v.1'/>"),
    INFO("<circle cx='12' cy='12' r='8.5'/><path d='M12 11v5.5M12 7.6v.1'/>"),
    QUESTION(
            "<circle cx='12' cy='12' r='8.5'/><path d='M9.7 9.5a2.4 2.4 0 1 1 3.3 2.3c-.7.3-1 .8-1 1.5v.4M12 16.7v.1'/>"),
    BOOKMARK("<path d='M6.500 4h11v16.500L12 16.500l-5.500 4z'/>"),
    FLAG("<path d='M6 21V4.5M6 5h11l-2 4 2 4H6'/>"),
    PENCIL("<path d='M4.5 19.5 5.3 16 16 5.3a1.8 1.8 0 0 1 2.6 0l.1.1a1.8 1.8 0 0 1 0 2.6L8 18.7zM14 7.5l2.5 2.5'/>"),
    PERSON("<circle cx='12' cy='8' r='4'/><path d='M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6'/>"),
    PEOPLE(
            "<circle cx='7.5' cy='8' r='3'/><circle cx='16.5' cy='8' r='3'/><path d='M2.5 19c.4-3.2 2.3-5 5-5 1.9 0 3.5.9 4.5 2.5 1-1.6 2.6-2.5 4.5-2.5 2.7 0 4.6 1.8 5 5'/>"),
    BRIEFCASE(
            "<rect x='3.5' y='7.5' width='17' height='12' rx='2.5'/><path d='M9 7.5V6a2 2 0 0 1 2-2h2a2 2 0 0 1 2 2v1.5M3.5 12.5h17'/>"),
    DOCUMENT("<path d='M7 3.5h7l4 4v13H7zM14 3.5v4h4M10 12h5M10 16h5'/>"),
    SORT("<path d='M7 5v14M4 16l3 3 3-3M13 6h8M13 11h6M13 16h4'/>"),
    LOCK(
            "<rect x='5' y='10.5' width='14' height='9.5' rx='2.5'/><path d='M8.5 10.500V8a3.5 3.5 0 0 1 7 0v2.5M12 14.500v2'/>"),
    SEND("<path d='M20.500 3.500 3.500 10l7 3.500M20.500 3.500 14 20.500l-3.500-7M20.500 3.500 10.500 13.500'/>"),
    SHIELD(
            "<path d='M12 3.500 19 6v5.500c0 4.500-2.800 7.500-7 9-4.200-1.500-7-4.500-7-9V6zM9 12l2.200 2.200L15.200 10'/>"),
    CLOCK("<circle cx='12' cy='12' r='8.500'/><path d='M12 7.500V12l3 2'/>"),
    MAIL("<rect x='3.500' y='5.500' width='17' height='13' rx='2.500'/><path d='m4 7.500 8 6 8-6'/>"),
    COPY(
            "<rect x='8.500' y='8.500' width='11.500' height='11.500' rx='2.500'/><path d='M15.500 8.500V6A2 2 0 0 0 13.500 4H6a2 2 0 0 0-2 2v7.500a2 2 0 0 0 2 2h2.500'/>"),
    INBOX("<path d='M4 13.500 6.500 5.500h11L20 13.500v5H4zM4 13.500h5l1.200 2.500h3.600l1.200-2.500h5'/>"),
    EYE(
            "<path d='M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z'/><circle cx='12' cy='12' r='3'/>"),
    NOTE("<path d='M5 4.500h14v10l-5 5H5zM14 19.500v-5h5M8.500 9h7M8.500 12.500h4'/>"),
    PHONE(
            "<path d='M6.500 3.500h3l1.500 4-2 1.500a11 11 0 0 0 6 6l1.500-2 4 1.500v3a2 2 0 0 1-2.200 2A16 16 0 0 1 4.500 5.700a2 2 0 0 1 2-2.200z'/>"),
    COOKIE(
            "<path d='M20 12.500A8.200 8.200 0 1 1 11.500 3.800c0 2 1.200 3.600 3.200 3.900 0 2.500 2.200 4.500 5.300 4.800z'/><path d='M8.500 9.500v.1M8.500 14.500v.1M13 16.500v.1M12.500 12v.1'/>"),
    SIEVE("<path d='M4 5h16l-6 7.5V19l-4 1.500v-8z'/>"),
    KEY("<circle cx='8' cy='15.500' r='4'/><path d='M11 12.500 19.500 4M16 7.500l3 3'/>"),
    CHART("<path d='M4 4v16h16M8 15l3.5-4 3 2.500L20 8'/>"),
    PRINT(
            "<path d='M7 9V4h10v5M7 17H4v-6.500a1.500 1.500 0 0 1 1.500-1.500h13a1.500 1.500 0 0 1 1.500 1.500V17h-3M7 14h10v6H7z'/>");

    private final String drawing;

    Icon(String drawing) {
        this.drawing = drawing.replace('\'', '"');
    }

    /** The icon as markup, in the size of the text around it. */
    public String svg() {
        return svg("i");
    }

    /** The icon as markup with other classes. */
    public String svg(String classes) {
        return "<svg class=\"" + classes + "\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">"
                + drawing + "</svg>";
    }
}
