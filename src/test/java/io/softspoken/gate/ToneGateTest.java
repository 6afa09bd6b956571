package io.softspoken.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.softspoken.ToneChecker;
import io.softspoken.mail.MailDrafts;
import io.softspoken.model.FailingModel;
import io.softspoken.report.Verdict;
import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.event.TransportAdapter;
import jakarta.mail.event.TransportEvent;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** An application's mail against a real SMTP and IMAP server: sent, held or refused, and never lost or doubled. */
class ToneGateTest {
    private static final ToneChecker CHECKER = ToneChecker.create();
    private static final String CALM = "Dear Bob,\n\nthe room is booked for noon.\n\nKind regards\nAnn";
    private static final String ANGRY = "Dear Bob,\n\nyou idiot. The café opens at 9.\n\nAnn";

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(new ServerSetup[] {
                new ServerSetup(0, null, ServerSetup.PROTOCOL_SMTP).dynamicPort(),
                new ServerSetup(0, null, ServerSetup.PROTOCOL_IMAP).dynamicPort()
            })
            .withConfiguration(GreenMailConfiguration.aConfig()
                    .withUser("ann@example.test", "ann", "secret")
                    .withUser("bob@example.test", "bob", "secret"));

    private static Session smtp() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty(
                "mail.smtp.port", Integer.toString(SERVER.getSmtp().getPort()));
        return Session.getInstance(properties);
    }

    private static Session imap() {
        return imap(SERVER.getImap().getPort());
    }

    private static Session imap(int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.store.protocol", "imap");
        properties.setProperty("mail.imap.host", "127.0.0.1");
        properties.setProperty("mail.imap.port", Integer.toString(port));
        properties.setProperty("mail.imap.connectiontimeout", "3000");
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("ann", "secret");
            }
        });
    }

    private static ToneGate.Builder holding() {
        return ToneGate.builder(CHECKER).drafts(imap(), "Drafts");
    }

    private static MimeMessage message(Session session, String text) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom("Ann <ann@example.test>");
        message.setRecipients(Message.RecipientType.TO, "bob@example.test");
        message.setSubject("About tomorrow", "UTF-8");
        message.setText(text, "UTF-8");
        return message;
    }

    private static byte[] bytes(Message message) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }

    /** What a look at the drafts sees: the messages, read while the folder is open. */
    private interface Look {
        void at(Message[] drafts) throws Exception;
    }

    private static void drafts(Look look) throws Exception {
        try (Store store = imap().getStore()) {
            store.connect();
            Folder folder = store.getFolder("Drafts");
            if (!folder.exists()) {
                look.at(new Message[0]);
                return;
            }
            folder.open(Folder.READ_ONLY);
            look.at(folder.getMessages());
            folder.close(false);
        }
    }

    private static String plain(Message report) throws Exception {
        return ((Multipart) report.getContent()).getBodyPart(0).getContent().toString();
    }

    /** How many messages have reached Bob. */
    private static int delivered() throws Exception {
        return SERVER.getManagers()
                .getImapHostManager()
                .getInbox(SERVER.getUserManager().getUser("bob"))
                .getMessageCount();
    }

    @Test
    void aCalmMessageGoesOutAsItIs() throws Exception {
        MimeMessage message = message(smtp(), CALM);
        Outcome outcome = holding().build().send(message);
        assertThat(outcome.action()).isEqualTo(Action.SEND);
        assertThat(outcome.found().orElseThrow().verdict()).isEqualTo(Verdict.SEND);
        MimeMessage received = SERVER.getReceivedMessages()[0];
        assertThat(delivered()).isEqualTo(1);
        assertThat(received.getMessageID()).isEqualTo(message.getMessageID()).isEqualTo(outcome.messageId());
        assertThat(GreenMailUtil.getHeaders(received)).doesNotContainIgnoringCase("softspoken");
        drafts(found -> assertThat(found).isEmpty());
    }

    @Test
    void aFlaggedMessageIsHeldUnchangedWithItsReportBesideIt() throws Exception {
        MimeMessage message = message(smtp(), ANGRY);
        Outcome outcome = holding().build().send(message);
        assertThat(outcome.action()).isEqualTo(Action.HOLD);
        assertThat(outcome.trouble()).isEmpty();
        assertThat(delivered()).isZero();
        byte[] sent = bytes(message);
        drafts(found -> {
            assertThat(found).hasSize(2);
            assertThat(found[0].isSet(Flags.Flag.DRAFT)).isTrue();
            assertThat(found[0].getFlags().getUserFlags()).contains(DraftsFolder.KEYWORD);
            assertThat(new String(bytes(found[0]), "UTF-8").replace("\r\n", "\n"))
                    .as("unchanged")
                    .isEqualTo(new String(sent, "UTF-8").replace("\r\n", "\n"));
            assertThat(MailDrafts.read((MimeMessage) found[0]).words()).contains("café");
            assertThat(found[1].isSet(Flags.Flag.DRAFT)).isFalse();
            assertThat(found[1].getSubject()).isEqualTo("About your draft: About tomorrow");
            assertThat(found[1].getHeader("In-Reply-To")).containsExactly(message.getMessageID());
            assertThat(found[1].getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(plain(found[1])).contains("“you idiot.”", "Instead of", "THE SMALLEST EDIT");
        });
    }

    @Test
    void heldAgainItStandsThereOnce() throws Exception {
        ToneGate gate = holding().build();
        MimeMessage message = message(smtp(), ANGRY);
        gate.send(message);
        gate.send(message);
        drafts(found -> assertThat(found).hasSize(2));
    }

    /** An application may send a draft again that was mended in part, under the Message-ID that it has. */
    @Test
    void anotherMessageUnderAKnownMessageIdIsHeldBesideTheFirst() throws Exception {
        ToneGate gate = holding().build();
        MimeMessage first = message(smtp(), ANGRY);
        first.saveChanges();
        gate.send(first);
        MimeMessage second = new MimeMessage(
                smtp(),
                new ByteArrayInputStream(new String(bytes(first), StandardCharsets.US_ASCII)
                        .replace("opens at 9", "opens at ten")
                        .getBytes(StandardCharsets.US_ASCII)));
        assertThat(second.getMessageID()).isEqualTo(first.getMessageID());
        assertThat(gate.send(second).action()).isEqualTo(Action.HOLD);
        gate.send(second);
        drafts(found -> {
            assertThat(found).hasSize(4);
            assertThat(MailDrafts.read((MimeMessage) found[2]).words()).contains("opens at ten");
            assertThat(found[3].getFlags().getUserFlags()).contains(DraftsFolder.REPORT_KEYWORD);
        });
    }

    @Test
    void aMessageThatWasDeletedIsHeldAnew() throws Exception {
        ToneGate gate = holding().build();
        MimeMessage message = message(smtp(), ANGRY);
        gate.send(message);
        try (Store store = imap().getStore()) {
            store.connect();
            Folder folder = store.getFolder("Drafts");
            folder.open(Folder.READ_WRITE);
            for (Message one : folder.getMessages()) {
                one.setFlag(Flags.Flag.DELETED, true);
            }
            folder.close(false);
        }
        gate.send(message);
        drafts(found -> {
            assertThat(found).hasSize(4);
            assertThat(found[2].isSet(Flags.Flag.DELETED)).isFalse();
            assertThat(found[3].isSet(Flags.Flag.DELETED)).isFalse();
        });
    }

    @Test
    void aCheckerThatRunsOutOfStackOrMemoryIsACheckerThatFailed() throws Exception {
        for (Error error : new Error[] {new StackOverflowError(), new OutOfMemoryError()}) {
            ToneChecker failing = FailingModel.checker(words -> {
                throw error;
            });
            Outcome outcome = ToneGate.builder(failing)
                    .drafts(imap(), "Drafts")
                    .onUnjudged(Action.HOLD)
                    .build()
                    .send(message(smtp(), CALM));
            assertThat(outcome.action()).isEqualTo(Action.HOLD);
            assertThat(outcome.trouble() + outcome.found()).doesNotContain("room");
        }
        drafts(found -> assertThat(plain(found[1])).contains("could not be judged", "StackOverflowError"));
    }

    @Test
    void aReportThatCannotBeMadeKeepsNoMessageFromBeingHeld() throws Exception {
        ToneChecker failing = FailingModel.checker(words -> {
            if (StackWalker.getInstance()
                    .walk(all -> all.anyMatch(one -> one.getMethodName().equals("smallestEdit")))) {
                throw new StackOverflowError();
            }
        });
        Outcome outcome =
                ToneGate.builder(failing).drafts(imap(), "Drafts").build().send(message(smtp(), ANGRY));
        assertThat(outcome.action()).isEqualTo(Action.HOLD);
        assertThat(delivered()).isZero();
        drafts(found -> {
            assertThat(found).hasSize(2);
            assertThat(plain(found[1])).contains("anger/insult", "StackOverflowError", "just send it");
        });
    }

    @Test
    void withoutAFolderAFlaggedMessageIsRefused() throws Exception {
        ToneGate gate = ToneGate.builder(CHECKER).build();
        MimeMessage message = message(smtp(), ANGRY);
        assertThatThrownBy(() -> gate.send(message)).isInstanceOfSatisfying(ToneRefusedException.class, refused -> {
            assertThat(refused.report().orElseThrow().verdict()).isEqualTo(Verdict.HOLD);
            assertThat(refused).hasMessageContaining("anger/").hasMessageNotContaining("idiot");
        });
        assertThat(delivered()).isZero();
    }

    @Test
    void thePolicyDecidesByVerdict() throws Exception {
        MimeMessage angry = message(smtp(), ANGRY);
        ToneGate observing =
                ToneGate.builder(CHECKER).on(Verdict.HOLD, Action.SEND).build();
        assertThat(observing.send(angry).found().orElseThrow().verdict()).isEqualTo(Verdict.HOLD);
        assertThat(delivered()).isEqualTo(1);
        ToneGate strict =
                ToneGate.builder(CHECKER).on(Verdict.SEND, Action.REFUSE).build();
        assertThatThrownBy(() -> strict.send(message(smtp(), CALM))).isInstanceOf(ToneRefusedException.class);
        assertThatThrownBy(() ->
                        ToneGate.builder(CHECKER).on(Verdict.HOLD, Action.HOLD).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("drafts");
    }

    @Test
    void whereTheDraftsCannotBeReachedTheCallerHasTheMessageStill() throws Exception {
        int nobody;
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        ToneGate gate = ToneGate.builder(CHECKER).drafts(imap(nobody), "Drafts").build();
        assertThatThrownBy(() -> gate.send(message(smtp(), ANGRY)))
                .isInstanceOfSatisfying(ToneRefusedException.class, refused -> {
                    assertThat(refused).hasMessageContaining("drafts folder");
                    assertThat(refused.getNextException()).isNotNull();
                });
        assertThat(delivered()).isZero();

        ToneGate lenient = ToneGate.builder(CHECKER)
                .drafts(imap(nobody), "Drafts")
                .sendIfNotStored()
                .build();
        Outcome outcome = lenient.send(message(smtp(), ANGRY));
        assertThat(outcome.action()).isEqualTo(Action.SEND);
        assertThat(outcome.trouble()).contains("drafts folder");
        assertThat(delivered()).isEqualTo(1);
    }

    @Test
    void byATransportThatIsConnectedToOtherRecipientsThanItNames() throws Exception {
        Session session = smtp();
        MimeMessage message = message(session, ANGRY);
        Address[] blind = {new InternetAddress("bob@example.test"), new InternetAddress("eve@example.test")};
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            holding().build().send(message, blind, transport);
            assertThat(transport.isConnected()).isTrue();
        }
        drafts(found -> assertThat(plain(found[1]).replaceAll("\\s+", " "))
                .contains("recipients as well, who do not stand in it: eve@example.test"));
    }

    @Test
    void machinesAreSentUnreadAndSoIsWhatCannotBeJudged() throws Exception {
        ToneGate gate = holding().build();
        MimeMessage machine = message(smtp(), ANGRY);
        machine.setHeader("Auto-Submitted", "auto-replied");
        assertThat(gate.send(machine).found()).isEmpty();
        MimeMessage calendar = message(smtp(), "");
        calendar.setContent("BEGIN:VCALENDAR", "text/calendar");
        Outcome outcome = gate.send(calendar);
        assertThat(outcome.trouble()).contains("not judged");
        assertThat(delivered()).isEqualTo(2);
        assertThatThrownBy(() -> ToneGate.builder(CHECKER)
                        .onUnjudged(Action.REFUSE)
                        .build()
                        .send(calendar))
                .isInstanceOf(ToneRefusedException.class);
        assertThat(holding().onUnjudged(Action.HOLD).build().send(calendar).action())
                .isEqualTo(Action.HOLD);
    }

    @Test
    void aGuardedSessionSendsThroughTheGateHoweverItSends() throws Exception {
        List<Outcome> told = new ArrayList<>();
        Session session = holding().listener(told::add).build().guard(smtp());
        Transport.send(message(session, CALM));
        Transport.send(message(session, ANGRY));
        CountDownLatch notDelivered = new CountDownLatch(1);
        try (Transport transport = session.getTransport()) {
            transport.addTransportListener(new TransportAdapter() {
                @Override
                public void messageNotDelivered(TransportEvent event) {
                    notDelivered.countDown();
                }
            });
            transport.connect();
            MimeMessage calm = message(session, CALM);
            calm.saveChanges();
            transport.sendMessage(calm, calm.getAllRecipients());
            MimeMessage angry = message(session, ANGRY);
            transport.sendMessage(angry, angry.getAllRecipients());
            assertThat(notDelivered.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(told)
                .extracting(Outcome::action)
                .containsExactly(Action.SEND, Action.HOLD, Action.SEND, Action.HOLD);
        assertThat(delivered()).isEqualTo(2);
        drafts(found -> assertThat(found).hasSize(4));
    }

    @Test
    void anotherSessionWithTheSamePropertiesIsNotGuarded() throws Exception {
        Session session = smtp();
        ToneGate.builder(CHECKER).build().guard(session);
        Transport.send(message(Session.getInstance(session.getProperties()), ANGRY));
        assertThat(delivered()).isEqualTo(1);
    }

    @Test
    void aListenerThatFailsChangesNothing() throws Exception {
        ToneGate gate = holding()
                .listener(outcome -> {
                    throw new IllegalStateException("listener");
                })
                .build();
        assertThat(gate.send(message(smtp(), CALM)).action()).isEqualTo(Action.SEND);
        assertThat(delivered()).isEqualTo(1);
    }

    @Test
    void springsMailSenderGoesThroughTheGate() throws Exception {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(SERVER.getSmtp().getPort());
        ToneGate gate = holding().build();
        gate.guard(sender.getSession());

        sender.send(simple(CALM), simple(ANGRY));
        assertThat(delivered()).isEqualTo(1);
        drafts(found -> assertThat(found).hasSize(2));

        JavaMailSenderImpl refusing = new JavaMailSenderImpl();
        refusing.setHost("127.0.0.1");
        refusing.setPort(SERVER.getSmtp().getPort());
        ToneGate.builder(CHECKER).build().guard(refusing.getSession());
        assertThatThrownBy(() -> refusing.send(simple(ANGRY)))
                .isInstanceOfSatisfying(
                        MailSendException.class,
                        failed -> assertThat(failed.getMessageExceptions())
                                .hasOnlyElementsOfType(ToneRefusedException.class));
    }

    private static SimpleMailMessage simple(String text) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom("ann@example.test");
        message.setTo("bob@example.test");
        message.setSubject("About tomorrow");
        message.setText(text);
        return message;
    }
}
