// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.CauseFound;
import app.clearline.model.Change;
import app.clearline.model.Diagnosis;
import app.clearline.model.Endpoint;
import app.clearline.model.Finding;
import app.clearline.model.Machine;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.Phrase;
import app.clearline.model.RequirementResult;
import app.clearline.model.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A run without what belongs to the person and their network alone: addresses, names of the machine, the user, proxies
/// and PAC files. The same thing gets the same stand-in everywhere (`address-1`, `proxy-2`), so that the run can still
/// be read. What belongs to the service, hosts and literals of its profile, stays. Pure.
public final class HidePrivate {

    private final PrivateWords words;
    private final Rewriting rewriting;
    private final Run run;

    private HidePrivate(Run run) {
        this.run = run;
        this.words = PrivateWords.of(run);
        this.rewriting = new Rewriting(words::hide);
    }

    /// The same run with stand-ins.
    public static Run in(Run run) {
        return new HidePrivate(run).hidden();
    }

    /// What [#in] hides in `run`, for a preview.
    public static List<Hidden> found(Run run) {
        var hiding = new HidePrivate(run);
        Run hidden = hiding.hidden();
        var found = new ArrayList<Hidden>();
        Machine machine = run.machine();
        if (!machine.host().isEmpty()) {
            found.add(new Hidden(machine.host(), hidden.machine().host()));
        }
        if (!machine.user().isEmpty()) {
            found.add(new Hidden(machine.user(), hidden.machine().user()));
        }
        hiding.words.met().forEach((shown, instead) -> found.add(new Hidden(shown, instead)));
        return found.stream().distinct().toList();
    }

    /// A private text of a run, and what stands in for it.
    public record Hidden(String shown, String instead) {}

    private Run hidden() {
        Machine machine = rewriting.of(run.machine());
        return new Run(
                run.tool(),
                run.started(),
                run.took(),
                run.service(),
                rewriting.of(run.answers()),
                new Machine(
                        machine.host().isEmpty() ? "" : PrivateWords.COMPUTER,
                        machine.user().isEmpty() ? "" : PrivateWords.USER,
                        machine.os(),
                        machine.browsers(),
                        machine.proxies(),
                        machine.links(),
                        machine.resolvers(),
                        machine.policies(),
                        machine.agents()),
                run.observations().stream().map(this::hidden).toList(),
                hidden(run.diagnosis()));
    }

    private Observation hidden(Observation seen) {
        boolean known = run.service().endpoints().contains(seen.endpoint());
        Endpoint endpoint = known ? seen.endpoint() : rewriting.of(seen.endpoint());
        Finding finding = seen.finding() == null ? null : trimmed(seen.finding(), seen.ok());
        return new Observation(
                words.hide(seen.id()),
                seen.probe(),
                endpoint,
                rewriting.of(seen.route()),
                seen.started(),
                seen.took(),
                finding == null ? null : rewriting.of(finding),
                seen.failure() == null ? null : rewriting.of(seen.failure()));
    }

    /// What a stand-in would not be enough for: certificates of a private chain, pages of somebody else, cookies.
    private static Finding trimmed(Finding finding, boolean ok) {
        return switch (finding) {
            case Finding.Tls tls
            when !tls.publicRoots() ->
                new Finding.Tls(
                        tls.protocol(),
                        tls.cipher(),
                        tls.alpn(),
                        tls.chain().stream().map(HidePrivate::withoutBytes).toList(),
                        false,
                        tls.systemRoots(),
                        tls.nameMatches(),
                        tls.publicProblem(),
                        tls.systemProblem());
            case Finding.Http http ->
                new Finding.Http(
                        http.status(),
                        headers(http.headers()),
                        ok ? http.start() : "",
                        http.title(),
                        http.date(),
                        http.asked(),
                        http.redirects().stream().map(HidePrivate::withoutQuery).toList());
            case Finding.WebSocket socket ->
                new Finding.WebSocket(socket.status(), headers(socket.headers()), socket.pong());
            case Finding.Tls tls -> tls;
            case Finding.Dns dns -> dns;
            case Finding.Tcp tcp -> tcp;
            case Finding.Stun stun -> stun;
            case Finding.Turn turn -> turn;
            case Finding.Ocsp ocsp -> ocsp;
            case Finding.Crl crl -> crl;
            case Finding.Proxy proxy -> proxy;
            case Finding.Pac pac -> pac;
            case Measured measured -> measured;
        };
    }

    private static Finding.Certificate withoutBytes(Finding.Certificate c) {
        return new Finding.Certificate(
                c.subject(), c.issuer(), c.notBefore(), c.notAfter(), c.names(), c.ocsp(), c.crls(), "");
    }

    private static Map<String, String> headers(Map<String, String> headers) {
        var kept = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> {
            if (!name.contains("cookie") && !name.contains("auth")) {
                kept.put(name, name.equals("location") ? withoutQuery(value) : value);
            }
        });
        return kept;
    }

    private static String withoutQuery(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    private Diagnosis hidden(Diagnosis diagnosis) {
        return new Diagnosis(
                diagnosis.conclusion(),
                diagnosis.causes().stream().map(this::hidden).toList(),
                diagnosis.requirements().stream().map(this::hidden).toList());
    }

    private CauseFound hidden(CauseFound found) {
        List<Change> changes = found.changes().stream().map(rewriting::of).toList();
        return new CauseFound(
                found.cause(),
                found.confidence(),
                found.requirements(),
                hidden(found.evidence()),
                hidden(found.details()),
                changes);
    }

    private RequirementResult hidden(RequirementResult result) {
        return new RequirementResult(
                result.requirement(),
                result.outcome(),
                new Phrase(result.reason().key(), hidden(result.reason().values())),
                hidden(result.evidence()),
                result.causes());
    }

    private List<String> hidden(List<String> texts) {
        return texts.stream().map(words::hide).toList();
    }

    private Map<String, String> hidden(Map<String, String> values) {
        return values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> words.hide(e.getValue())));
    }
}
