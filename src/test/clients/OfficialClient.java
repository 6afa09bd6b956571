import java.net.URL;
import java.util.List;
import org.languagetool.remote.CheckConfigurationBuilder;
import org.languagetool.remote.RemoteLanguageTool;
import org.languagetool.remote.RemoteRuleMatch;

/** LanguageTool's own Java client against our server: OfficialClient URL. */
public class OfficialClient {
    public static void main(String[] args) throws Exception {
        RemoteLanguageTool tool = new RemoteLanguageTool(new URL(args[0]));
        String text = "Thank you 😀 & 50% more = fine. No problem! You idiot.";
        List<RemoteRuleMatch> matches =
                tool.check(text, new CheckConfigurationBuilder("en-US").build()).getMatches();
        boolean insult = false;
        boolean polite = false;
        for (RemoteRuleMatch match : matches) {
            String words = text.substring(match.getErrorOffset(), match.getErrorOffset() + match.getErrorLength());
            System.out.println(match.getRuleId() + ": " + words + " -> " + match.getReplacements().orElse(List.of()));
            insult |= match.getRuleId().startsWith("ANGER_") && words.startsWith("You idiot");
            polite |= match.getCategoryId().orElse("").equals("NO_PROBLEM")
                    && words.equals("No problem")
                    && !match.getReplacements().orElse(List.of()).isEmpty()
                    && match.getLocQualityIssueType().orElse("").equals("style");
        }
        if (!insult || !polite) {
            throw new AssertionError(matches);
        }
        var without = new CheckConfigurationBuilder("en-US").disabledRuleIds("NO_PROBLEM_NO_BOTHER").build();
        if (tool.check("No problem!", without).getMatches().size() != 0) {
            throw new AssertionError("a rule that was switched off");
        }
        if (tool.check("The room is booked.", new CheckConfigurationBuilder().build()).getMatches().size() != 0) {
            throw new AssertionError("language auto");
        }
        try {
            tool.check("x", new CheckConfigurationBuilder("fr").build());
            throw new AssertionError("French was taken");
        } catch (RuntimeException expected) {
            if (!expected.getMessage().contains("English")) {
                throw expected;
            }
        }
    }
}
