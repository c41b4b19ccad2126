// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Browser;
import app.clearline.model.Machine;
import app.clearline.model.ProxySetting;
import app.clearline.model.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A machine as JSON, in the words of the model; what is not known is left out.
final class MachineJson {

    private MachineJson() {}

    static String of(Machine machine) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("host", machine.host()).put("user", machine.user());
        versioned(root.putObject("os"), machine.os().name().id(), machine.os().version());
        ArrayNode browsers = root.putArray("browsers");
        machine.browsers().forEach(installed -> {
            Browser browser = installed.browser();
            versioned(browsers.addObject(), browser.name().id(), browser.version())
                    .put("path", installed.path());
        });
        ArrayNode proxies = root.putArray("proxies");
        machine.proxies().forEach(found -> {
            ObjectNode proxy = proxies.addObject().put("owner", found.owner());
            proxy(proxy, found.setting()).put("source", found.source());
            texts(proxy.putArray("bypass"), found.bypass());
        });
        ArrayNode links = root.putArray("links");
        machine.links()
                .forEach(link -> texts(
                        links.addObject()
                                .put("name", link.name())
                                .put("display", link.display())
                                .put("mtu", link.mtu())
                                .put("defaultRoute", link.defaultRoute())
                                .putArray("addresses"),
                        link.addresses()));
        texts(root.putArray("resolvers"), machine.resolvers());
        ArrayNode policies = root.putArray("policies");
        machine.policies()
                .forEach(policy -> policies.addObject()
                        .put("browser", policy.browser().id())
                        .put("name", policy.name())
                        .put("value", policy.value())
                        .put("source", policy.source()));
        ArrayNode agents = root.putArray("agents");
        machine.agents()
                .forEach(agent -> agents.addObject()
                        .put("product", agent.product())
                        .put("tunnel", agent.tunnel())
                        .put("sign", agent.sign())
                        .put("link", agent.link()));
        return root.toPrettyString();
    }

    private static ObjectNode versioned(ObjectNode node, String name, @Nullable Version version) {
        node.put("name", name);
        return version == null ? node : node.put("version", version.text());
    }

    private static ObjectNode proxy(ObjectNode node, ProxySetting setting) {
        node.put("kind", setting.kind().id());
        return switch (setting) {
            case ProxySetting.Http http -> node.put("at", http.at().toString());
            case ProxySetting.Socks socks -> node.put("at", socks.at().toString());
            case ProxySetting.Pac pac -> node.put("at", pac.at().toString());
            case ProxySetting.None none -> node;
            case ProxySetting.Transparent transparent -> node;
            case ProxySetting.Unknown unknown -> node;
        };
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
