package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.LinkedHashMap;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;

/**
 * What somebody who wrote, phoned or came by says is right. What is empty stays as it is: so staff need not see what is there.
 *
 * @param phone as it was typed
 * @param question of a registration it changes nothing
 */
public record DeskCorrection(String name, String phone, String company, String question) {

    public DeskCorrection {
        name = name.strip().replaceAll("\\s+", " ");
        phone = phone.strip();
        company = company.strip().replaceAll("\\s+", " ");
        question = question.strip();
    }

    /** What is wrong, by field: key of a text. Empty = it can be carried out. */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        check(problems, "name", name, OwnCorrection.LONGEST_NAME);
        check(problems, "company", company, OwnCorrection.LONGEST_NAME);
        check(problems, "question", question, OwnCorrection.LONGEST_QUESTION);
        if (!phone.isEmpty() && PhoneNumber.parse(phone).isEmpty()) {
            problems.put("phone", "contact.problem.phone");
        }
        if ((name + phone + company + question).isEmpty()) {
            problems.put("name", "requests.problem.nothing");
        }
        return problems;
    }

    private static void check(Map<String, String> problems, String field, String text, int longest) {
        if (text.length() > longest) {
            problems.put(field, "contact.problem.long");
        } else if (Bsn.isIn(text)) {
            problems.put(field, "contact.problem.bsn");
        }
    }

    @Override
    public String toString() {
        return "(a correction)";
    }
}
