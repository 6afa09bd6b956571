package io.softspoken.serve;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.format.CheckRequest;
import io.softspoken.format.CheckRequest.BadRequest;
import io.softspoken.format.EditorReports;
import io.softspoken.format.JsonReports;
import io.softspoken.mail.HtmlDrafts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code POST /v1/check}: one draft in JSON, its report in JSON; {@code GET /v1/info}. */
final class JsonApi {
    private final ToneChecker checker;
    private final Limits limits;

    JsonApi(ToneChecker checker, Limits limits) {
        this.checker = checker;
        this.limits = limits;
    }

    Reply check(byte[] body) throws Refusal {
        CheckRequest request = read(body);
        String incoming = request.incoming();
        Bodies.checkLength(request.draft().length() + (incoming == null ? 0 : incoming.length()));
        Map<String, String> first = new LinkedHashMap<>();
        if (!request.id().equals("null")) {
            first.put("id", request.id());
        }
        return Reply.json(200, limits.inTurn(() -> {
            Draft draft = draft(request);
            return EditorReports.write(draft, checker.ignoring(request.ignore()).check(draft), first);
        }));
    }

    /** What the server is, and whom drafts go to that do not say so. */
    Reply info() {
        return Reply.json(
                200,
                "{\"name\":\"Softspoken\",\"version\":" + JsonReports.text(ToneChecker.version()) + ",\"audience\":"
                        + JsonReports.text(checker.audience().id()) + "}");
    }

    private static Draft draft(CheckRequest request) {
        Draft plain = request.html() ? HtmlDrafts.read(request.draft()) : Draft.of(request.draft());
        Draft draft = plain.inReplyTo(request.incoming())
                .addressedTo(request.to())
                .writtenAt(request.date().orElse(null));
        return request.audience().map(draft::to).orElse(draft);
    }

    private static CheckRequest read(byte[] body) throws Refusal {
        try {
            return CheckRequest.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "the request is not valid UTF-8");
        } catch (BadRequest e) {
            throw new Refusal(400, String.valueOf(e.getMessage()));
        }
    }
}
