package io.softspoken.gate;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.URLName;
import jakarta.mail.event.TransportEvent;
import jakarta.mail.event.TransportListener;
import jakarta.mail.internet.MimeMessage;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * A transport in whose way a gate stands. Public only because a session makes its transports by reflection; call {@link
 * ToneGate#guard} and not this.
 */
public final class GuardedTransport extends Transport {
    /** A gate, and the session's own providers by their protocols. */
    private record Guard(ToneGate gate, Map<String, Provider> providers) {}

    /** Not in the session's properties: they may be those of the system, and so everybody's. */
    private static final Map<Session, Guard> GUARDS = Collections.synchronizedMap(new WeakHashMap<>());

    private final ToneGate gate;
    private final Transport within;

    /**
     * Called by a session.
     *
     * @throws IllegalStateException if the session is not guarded
     */
    public GuardedTransport(Session session, URLName name) {
        super(session, name);
        Guard guard = GUARDS.get(session);
        Provider provider = guard == null ? null : guard.providers().get(name.getProtocol());
        if (guard == null || provider == null) {
            throw new IllegalStateException("the session is not guarded by a ToneGate");
        }
        gate = guard.gate();
        try {
            within = session.getTransport(provider);
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("the session has no transport for " + name.getProtocol(), e);
        }
        within.addTransportListener(new Relay());
    }

    static void guard(Session session, ToneGate gate) {
        synchronized (GUARDS) {
            Guard before = GUARDS.get(session);
            Map<String, Provider> providers = new HashMap<>();
            if (before != null) {
                providers.putAll(before.providers());
            }
            for (Provider provider : session.getProviders()) {
                String protocol = provider.getProtocol();
                if (provider.getType() == Provider.Type.TRANSPORT && !providers.containsKey(protocol)) {
                    providers.put(protocol, chosen(session, protocol, provider));
                }
            }
            GUARDS.put(session, new Guard(gate, providers));
            if (before != null) {
                return;
            }
            for (String protocol : providers.keySet()) {
                Provider own = new Provider(
                        Provider.Type.TRANSPORT, protocol, GuardedTransport.class.getName(), "Softspoken", null);
                session.addProvider(own);
                try {
                    session.setProvider(own);
                } catch (NoSuchProviderException e) {
                    throw new IllegalStateException("the session does not take a provider", e);
                }
            }
        }
    }

    /** The one that the session uses where there are several for a protocol. */
    private static Provider chosen(Session session, String protocol, Provider otherwise) {
        try {
            return session.getProvider(protocol);
        } catch (NoSuchProviderException e) {
            return otherwise;
        }
    }

    /** A session's own transport for an address, without a gate in its way. */
    static Transport unguarded(Session session, Address address) throws NoSuchProviderException {
        Transport transport = session.getTransport(address);
        return transport instanceof GuardedTransport guarded ? guarded.within : transport;
    }

    Transport within() {
        return within;
    }

    @Override
    public void sendMessage(Message message, Address[] addresses) throws MessagingException {
        if (!(message instanceof MimeMessage mime)) {
            within.sendMessage(message, addresses);
            return;
        }
        Outcome outcome = gate.send(mime, addresses, within);
        if (outcome.action() == Action.HOLD) {
            notifyTransportListeners(
                    TransportEvent.MESSAGE_NOT_DELIVERED, new Address[0], addresses, new Address[0], message);
        }
    }

    @Override
    public void connect(String host, int port, String user, String password) throws MessagingException {
        within.connect(host, port, user, password);
    }

    @Override
    public boolean isConnected() {
        return within.isConnected();
    }

    @Override
    public void close() throws MessagingException {
        within.close();
    }

    @Override
    public URLName getURLName() {
        return within.getURLName();
    }

    /** Hands on what the transport within tells its listeners. */
    private final class Relay implements TransportListener {
        @Override
        public void messageDelivered(TransportEvent event) {
            tell(event);
        }

        @Override
        public void messageNotDelivered(TransportEvent event) {
            tell(event);
        }

        @Override
        public void messagePartiallyDelivered(TransportEvent event) {
            tell(event);
        }

        private void tell(TransportEvent event) {
            notifyTransportListeners(
                    event.getType(),
                    event.getValidSentAddresses(),
                    event.getValidUnsentAddresses(),
                    event.getInvalidAddresses(),
                    event.getMessage());
        }
    }
}
